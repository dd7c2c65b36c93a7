package socai.standalone.consistency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the first lines of an export make, counted as docs/events.md tells a stranger to. Slow and
 * plain; it knows nothing of this project but these lines.
 */
final class Naive {
  private static final List<String> LEVELS =
      List.of("none", "introduced", "installed", "activated", "uses_alone");

  private final List<JsonNode> events;

  Naive(List<JsonNode> events) {
    this.events = events;
  }

  static List<JsonNode> read(List<String> lines) {
    JsonMapper mapper = new JsonMapper();
    return lines.stream().map(mapper::readTree).toList();
  }

  static String sha256(String login) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(login.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A point on the earth. */
  record Place(double latitude, double longitude) {}

  /**
   * Where a household's door is.
   *
   * @param units the hamlet, then what it stands below
   * @param commune the one among them
   * @param place of the first of them of which one is recorded
   * @param isExact whether that is the hamlet
   */
  record Door(
      List<String> units, Optional<String> commune, Optional<Place> place, boolean isExact) {
    String hamlet() {
      return units.get(0);
    }
  }

  /** A unit on a day. */
  record Unit(String id, String code, String name, String level, Optional<String> parent) {}

  private static String text(JsonNode data, String field) {
    return data.get(field).asString();
  }

  private List<JsonNode> of(String type) {
    return events.stream().filter(e -> text(e, "type").equals("socai." + type)).toList();
  }

  private List<JsonNode> data(String type) {
    return of(type).stream().map(e -> e.get("data")).toList();
  }

  private static String day(String moment) {
    return OffsetDateTime.parse(moment)
        .withOffsetSameInstant(ZoneOffset.ofHours(7))
        .toLocalDate()
        .toString();
  }

  /** The value that holds on a day; of two from one day the one recorded later. */
  private static final class Dated<T> {
    private final TreeMap<String, T> values = new TreeMap<>();

    void from(String day, T value) {
      values.put(day, value);
    }

    Optional<T> on(String day) {
      return Optional.ofNullable(values.floorEntry(day)).map(Map.Entry::getValue);
    }

    Optional<T> first() {
      return Optional.ofNullable(values.firstEntry()).map(Map.Entry::getValue);
    }
  }

  private Dated<Optional<String>> parents(String unit) {
    Dated<Optional<String>> parents = new Dated<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (unit.equals(data.path("unit").asString(""))) {
        if (text(event, "type").equals("socai.unit.established")) {
          parents.from(
              text(data, "from"),
              data.has("parent") ? Optional.of(text(data, "parent")) : Optional.empty());
        } else if (text(event, "type").equals("socai.unit.moved")) {
          parents.from(text(data, "from"), Optional.of(text(data, "parent")));
        }
      }
    }
    return parents;
  }

  Optional<Unit> unit(String id, String day) {
    Dated<String> names = new Dated<>();
    JsonNode first = null;
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (id.equals(data.path("unit").asString(""))) {
        if (text(event, "type").equals("socai.unit.established")) {
          first = data;
          names.from(text(data, "from"), text(data, "name"));
        } else if (text(event, "type").equals("socai.unit.renamed")) {
          names.from(text(data, "from"), text(data, "name"));
        }
      }
    }
    if (first == null || text(first, "from").compareTo(day) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Unit(
            id,
            text(first, "code"),
            names.on(day).orElseThrow(),
            text(first, "level"),
            parents(id).on(day).orElseThrow()));
  }

  List<Unit> units(String day) {
    List<Unit> units = new ArrayList<>();
    data("unit.established").forEach(e -> unit(text(e, "unit"), day).ifPresent(units::add));
    return units;
  }

  private boolean isWithin(Optional<String> where, String unit, String day) {
    Optional<String> at = where;
    while (at.isPresent()) {
      if (at.get().equals(unit)) {
        return true;
      }
      at = parents(at.get()).on(day).flatMap(parent -> parent);
    }
    return false;
  }

  /** Before the first day it is known to have lived anywhere, it lived there already. */
  Door doorOf(String household, String day) {
    Dated<String> lived = Objects.requireNonNull(homes().get(household));
    List<String> units = new ArrayList<>();
    Optional<String> commune = Optional.empty();
    Optional<Place> place = Optional.empty();
    boolean exact = false;
    Optional<String> next = lived.on(day).or(lived::first);
    while (next.isPresent()) {
      String unit = next.get();
      units.add(unit);
      if (place.isEmpty()) {
        place = place(unit);
        exact = place.isPresent() && units.size() == 1;
      }
      if (unit(unit, day).filter(one -> one.level().equals("commune")).isPresent()) {
        commune = next;
      }
      next = parents(unit).on(day).flatMap(parent -> parent);
    }
    return new Door(units, commune, place, exact);
  }

  private Optional<Place> place(String unit) {
    return data("unit.established").stream()
        .filter(e -> text(e, "unit").equals(unit) && e.hasNonNull("place"))
        .map(e -> e.get("place"))
        .map(e -> new Place(e.get("latitude").asDouble(), e.get("longitude").asDouble()))
        .findFirst();
  }

  private Map<String, Dated<String>> homes() {
    Map<String, Dated<String>> homes = new LinkedHashMap<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (text(event, "type").equals("socai.household.registered")) {
        homes
            .computeIfAbsent(text(data, "household"), any -> new Dated<>())
            .from(day(text(event, "time")), text(data, "hamlet"));
      } else if (text(event, "type").equals("socai.household.moved")) {
        Objects.requireNonNull(homes.get(text(data, "household")))
            .from(day(text(event, "time")), text(data, "to"));
      }
    }
    return homes;
  }

  private List<String> livingIn(String unit, String day) {
    List<String> living = new ArrayList<>();
    homes()
        .forEach(
            (household, hamlets) -> {
              if (isWithin(hamlets.on(day), unit, day)) {
                living.add(household);
              }
            });
    return living;
  }

  long households(String unit, String day) {
    return livingIn(unit, day).size();
  }

  long reached(String unit, String service, String level, String day) {
    return livingIn(unit, day).stream()
        .filter(home -> level(home, service, day) >= LEVELS.indexOf(level))
        .count();
  }

  /**
   * A household's acts that occurred by the end of a day as last recorded, also the retracted ones.
   */
  List<String> acts(String household, String day) {
    Map<String, Integer> corrected = new LinkedHashMap<>();
    Map<String, Integer> first = new LinkedHashMap<>();
    Map<String, String> days = new LinkedHashMap<>();
    TreeSet<String> retracted = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode data = events.get(i).get("data");
      if (!household.equals(data.path("household").asString(""))) {
        continue;
      }
      switch (text(events.get(i), "type")) {
        case "socai.guidance.act-recorded" -> {
          first.put(text(data, "act"), i + 1);
          corrected.put(text(data, "act"), 0);
          days.put(text(data, "act"), day(text(data.get("guidance"), "occurredAt")));
        }
        case "socai.guidance.act-corrected" -> {
          corrected.merge(text(data, "act"), 1, Integer::sum);
          days.put(text(data, "act"), day(text(data.get("guidance"), "occurredAt")));
        }
        case "socai.guidance.act-retracted" -> retracted.add(text(data, "act"));
        default -> {
          // tells of no act
        }
      }
    }
    return days.entrySet().stream()
        .filter(act -> act.getValue().compareTo(day) <= 0)
        .map(Map.Entry::getKey)
        .map(
            act ->
                act
                    + " at "
                    + first.get(act)
                    + " corrected "
                    + corrected.get(act)
                    + " retracted "
                    + retracted.contains(act))
        .toList();
  }

  /** The rung, from 0. */
  int level(String household, String service, String day) {
    Map<String, JsonNode> acts = new LinkedHashMap<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (household.equals(data.path("household").asString(""))) {
        switch (text(event, "type")) {
          case "socai.guidance.act-recorded", "socai.guidance.act-corrected" ->
              acts.put(text(data, "act"), data.get("guidance"));
          case "socai.guidance.act-retracted" -> acts.remove(text(data, "act"));
          default -> {
            // tells of no act
          }
        }
      }
    }
    List<Map.Entry<String, JsonNode>> inOrder = new ArrayList<>(acts.entrySet());
    inOrder.removeIf(act -> day(text(act.getValue(), "occurredAt")).compareTo(day) > 0);
    inOrder.sort(
        Comparator.comparing(
                (Map.Entry<String, JsonNode> act) ->
                    OffsetDateTime.parse(text(act.getValue(), "occurredAt")).toInstant())
            .thenComparing(act -> UUID.fromString(act.getKey())));
    int level = 0;
    for (Map.Entry<String, JsonNode> act : inOrder) {
      for (JsonNode step : act.getValue().get("steps")) {
        if (text(step, "service").equals(service)) {
          String outcome = text(step, "outcome");
          level =
              outcome.equals("stepped_back")
                  ? Math.min(level, LEVELS.indexOf(text(step, "to")))
                  : Math.max(level, LEVELS.indexOf(outcome));
        }
      }
    }
    return level;
  }

  /** Teams that work on a day, with who is in them. */
  Map<String, TreeSet<String>> teams(String day) {
    Map<String, TreeSet<String>> teams = new LinkedHashMap<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      switch (text(event, "type")) {
        case "socai.team.formed" -> {
          if (text(data, "from").compareTo(day) <= 0) {
            TreeSet<String> in = new TreeSet<>();
            data.get("founders").forEach(founder -> in.add(text(founder, "person")));
            teams.put(text(data, "team"), in);
          }
        }
        case "socai.team.member-joined" -> {
          if (text(data, "from").compareTo(day) <= 0) {
            Objects.requireNonNull(teams.get(text(data, "team"))).add(text(data, "person"));
          }
        }
        case "socai.team.member-left" -> {
          if (text(data, "on").compareTo(day) <= 0) {
            Objects.requireNonNull(teams.get(text(data, "team"))).remove(text(data, "person"));
          }
        }
        case "socai.team.dissolved" -> {
          if (text(data, "on").compareTo(day) <= 0) {
            teams.remove(text(data, "team"));
          }
        }
        default -> {
          // changes no team
        }
      }
    }
    return teams;
  }

  /** Since when there is a team. */
  Optional<String> formed(String team) {
    return data("team.formed").stream()
        .filter(e -> text(e, "team").equals(team))
        .map(e -> text(e, "from"))
        .findFirst();
  }

  Optional<String> unitOf(String team) {
    return data("team.formed").stream()
        .filter(e -> text(e, "team").equals(team))
        .map(e -> text(e, "unit"))
        .findFirst();
  }

  /** The value of a figure by its name; empty if nothing is recorded of what it is about. */
  Optional<Long> figure(String name, String day) {
    String[] words = name.split("[.]");
    return switch (words[0]) {
      case "households" -> parents(words[1]).on(day).map(any -> households(words[1], day));
      case "reached" ->
          parents(words[1]).on(day).map(any -> reached(words[1], words[2], words[3], day));
      case "teams" -> Optional.of((long) teams(day).size());
      case "members" -> Optional.of(teams(day).values().stream().mapToLong(TreeSet::size).sum());
      case "unit-teams" ->
          parents(words[1]).on(day).map(any -> (long) teamsIn(words[1], levels(words), day).size());
      case "unit-members" ->
          parents(words[1])
              .on(day)
              .map(any -> membersOf(teamsIn(words[1], levels(words), day).values()));
      case "team-members" ->
          unitOf(words[1])
              .map(any -> (long) teams(day).getOrDefault(words[1], new TreeSet<>()).size());
      case "level" ->
          homes().containsKey(words[1])
              ? Optional.of((long) level(words[1], words[2], day))
              : Optional.empty();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Set<String> levels(String[] words) {
    return words.length > 2 ? Set.of(words[2]) : Set.of("commune", "hamlet");
  }

  static long membersOf(Collection<TreeSet<String>> teams) {
    return teams.stream().mapToLong(TreeSet::size).sum();
  }

  /** Teams that work on a day for a unit or for one below it. */
  Map<String, TreeSet<String>> teamsIn(String unit, Set<String> levels, String day) {
    Map<String, TreeSet<String>> teams = teams(day);
    teams
        .keySet()
        .removeIf(
            team ->
                !levels.contains(levelOf(team).orElseThrow())
                    || !isWithin(unitOf(team), unit, day));
    return teams;
  }

  private Optional<String> levelOf(String team) {
    return data("team.formed").stream()
        .filter(e -> text(e, "team").equals(team))
        .map(e -> text(e, "level"))
        .findFirst();
  }

  /** The services in the catalogue. */
  TreeSet<String> services(String day) {
    TreeSet<String> offered = new TreeSet<>();
    for (JsonNode event : events) {
      JsonNode data = event.get("data");
      if (text(event, "type").equals("socai.service.offered")
          && text(data, "from").compareTo(day) <= 0) {
        offered.add(text(data, "service"));
      } else if (text(event, "type").equals("socai.service.withdrawn")
          && text(data, "on").compareTo(day) <= 0) {
        offered.remove(text(data, "service"));
      }
    }
    return offered;
  }

  boolean isRegistered(String household) {
    return homes().containsKey(household);
  }

  /** Who lives in a hamlet by all that was recorded. */
  List<String> livingIn(String hamlet) {
    return livingIn(hamlet, "9999-12-31").stream().sorted().toList();
  }

  /** The positions of what was recorded of a stream, the last first. */
  List<Long> recorded(String subject) {
    List<Long> recorded = new ArrayList<>();
    for (int i = events.size(); i > 0; i--) {
      if (text(events.get(i - 1), "subject").equals(subject)) {
        recorded.add((long) i);
      }
    }
    return recorded;
  }

  /** The positions of what a login recorded, or all, as they were recorded, the last first. */
  List<Long> recorded(Optional<String> by) {
    List<Long> positions = new ArrayList<>();
    for (long i = 1; i <= events.size(); i++) {
      String actor = sha256(text(events.get(at(i)), "actor"));
      if (by.map(actor::equals).orElse(true)) {
        positions.add(i);
      }
    }
    positions.sort(
        Comparator.comparing(
                (Long position) ->
                    OffsetDateTime.parse(text(events.get(at(position)), "recordedtime"))
                        .toInstant()
                        .toEpochMilli())
            .thenComparing(position -> position)
            .reversed());
    return positions;
  }

  private static int at(long position) {
    return Math.toIntExact(position) - 1;
  }
}
