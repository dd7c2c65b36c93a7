package socai.query.suspicion;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.query.territory.Unit;
import socai.territory.UnitId;

/**
 * A finding and the acts that make it, as a line of a file: several values in one field stand apart
 * by a space, names by a semicolon.
 */
record WithActs(FindingPicture finding, FindingActs acts) {
  String members() {
    return joined(finding.members().stream(), " ");
  }

  String teams() {
    return joined(finding.teams().stream(), " ");
  }

  /** By their names in {@code units}; one that is not there by its identifier. */
  String hamlets(Map<UnitId, Unit> units) {
    return joined(
        finding.hamlets().stream()
            .map(id -> units.containsKey(id) ? units.get(id).name() : id.toString()),
        "; ");
  }

  String positions() {
    return joined(acts.positions(), " ");
  }

  private static String joined(Stream<?> values, String between) {
    return values.map(Object::toString).collect(Collectors.joining(between));
  }
}
