package socai.query.finding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.ledger.Position;
import socai.query.territory.Unit;
import socai.territory.UnitId;

/**
 * A finding and the events that told its acts, as a line of a file: several values in one field
 * stand apart by a space, names by a semicolon.
 */
record WithActs(FindingView finding, List<Position> recorded) {
  String members() {
    return joined(finding.lastFound().members().stream(), " ");
  }

  String teams() {
    return joined(finding.lastFound().teams().stream(), " ");
  }

  /** By their names in {@code units}; one that is not there by its identifier. */
  String hamlets(Map<UnitId, Unit> units) {
    return joined(
        finding.lastFound().hamlets().stream()
            .map(id -> units.containsKey(id) ? units.get(id).name() : id.toString()),
        "; ");
  }

  String positions() {
    return joined(recorded.stream(), " ");
  }

  private static String joined(Stream<?> values, String between) {
    return values.map(Object::toString).collect(Collectors.joining(between));
  }
}
