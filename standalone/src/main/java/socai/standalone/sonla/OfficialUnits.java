package socai.standalone.sonla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import socai.territory.Place;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Sơn La's units as they stood at the end of 2023, from the official list. */
final class OfficialUnits {
  /** One of them; {@code parent} is its parent's code. */
  record OfficialUnit(
      String code, String name, UnitLevel level, Optional<String> parent, Optional<Place> place) {
    UnitId id() {
      return new UnitId(Ids.of("unit/2023/" + level.code() + "/" + code));
    }
  }

  private final Map<String, OfficialUnit> byCode = new HashMap<>();
  private final List<OfficialUnit> all = new ArrayList<>();

  OfficialUnits() {
    Map<String, Place> places = new HashMap<>();
    for (String[] row : rows("places-2023.csv")) {
      if (!row[1].isEmpty()) {
        places.put(row[0], new Place(Double.parseDouble(row[1]), Double.parseDouble(row[2])));
      }
    }
    for (String[] row : rows("units-2023.csv")) {
      OfficialUnit unit =
          new OfficialUnit(
              row[0],
              row[1],
              UnitLevel.valueOf(row[2].toUpperCase(java.util.Locale.ROOT)),
              Optional.of(row[3]).filter(code -> !code.isEmpty()),
              Optional.ofNullable(places.get(row[0])));
      byCode.put(unit.code(), unit);
      all.add(unit);
    }
  }

  /** Provinces before districts before communes, as the list has them. */
  List<OfficialUnit> all() {
    return all;
  }

  List<OfficialUnit> communes() {
    return all.stream().filter(unit -> unit.level() == UnitLevel.COMMUNE).toList();
  }

  Optional<UnitId> parentOf(OfficialUnit unit) {
    return unit.parent().map(code -> Objects.requireNonNull(byCode.get(code)).id());
  }

  /** The lists have neither quotes nor commas within a field. */
  private static List<String[]> rows(String file) {
    try (InputStream in = OfficialUnits.class.getResourceAsStream("/son-la/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
