package socai.standalone.consistency;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A small world: whatever there may come to be in it has its name from the beginning. */
final class World {
  static final List<String> COMMUNES = names("commune", 3);
  static final List<String> HAMLETS = names("hamlet", 16);
  static final List<String> TEAMS = names("team", 16);
  static final List<String> HOUSEHOLDS = names("household", 48);
  static final List<String> PEOPLE = names("person", 24);
  static final List<String> SERVICES = List.of("vneid", "pay-power", "book-visit");
  static final List<String> LEVELS = List.of("introduced", "installed", "activated", "uses_alone");
  static final String PROVINCE = id("province");

  /** Nothing happens on a day before the first or after the last. */
  static final List<String> DAYS =
      IntStream.range(1, 29).mapToObj("2024-01-%02d"::formatted).toList();

  /** After all that happens, and before every clock's today. */
  static final String FAR = "2024-06-01";

  private World() {}

  /** Each commune has its own, a day's walk from the next, and so has every other hamlet. */
  static Optional<Map<String, Double>> placeOf(String unit) {
    int commune = COMMUNES.indexOf(unit);
    int hamlet = HAMLETS.indexOf(unit);
    if (commune < 0 && hamlet % 2 != 0) {
      return Optional.empty();
    }
    return Optional.of(Map.of("latitude", 21.0 + 0.4 * commune, "longitude", 103.0 + 0.1 * hamlet));
  }

  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static List<String> names(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> id(kind + " " + i)).toList();
  }

  static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
