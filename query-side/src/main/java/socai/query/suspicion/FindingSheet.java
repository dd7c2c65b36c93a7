package socai.query.suspicion;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.query.table.Column;
import socai.query.table.Xlsx;
import socai.query.territory.Unit;
import socai.territory.UnitId;

/** Findings as a file for spreadsheets that know numbers and dates. */
final class FindingSheet {
  private FindingSheet() {}

  static void write(
      Iterator<WithActs> rows, Map<UnitId, Unit> units, RuleTexts rules, OutputStream out)
      throws IOException {
    Xlsx.write("findings", columns(units, rules), rows, out);
  }

  private static List<Column<WithActs>> columns(Map<UnitId, Unit> units, RuleTexts rules) {
    return List.of(
        Column.text("finding", row -> row.finding().id()),
        Column.text("rule", row -> rules.of(row.finding().rule()).nameVi()),
        Column.day("day", row -> row.finding().day()),
        Column.text("state", row -> Xlsx.word("state." + row.finding().state().code())),
        Column.text("members", row -> joined(row.finding().members().stream(), " ")),
        Column.text("teams", row -> joined(row.finding().teams().stream(), " ")),
        Column.text(
            "hamlets",
            row -> joined(row.finding().hamlets().stream().map(id -> name(id, units)), "; ")),
        Column.number("acts", row -> row.finding().acts()),
        Column.number("measure", row -> row.finding().measure()),
        Column.number("threshold", row -> row.finding().threshold()),
        Column.text("positions", row -> joined(row.acts().positions(), " ")));
  }

  private static String name(UnitId id, Map<UnitId, Unit> units) {
    return units.containsKey(id) ? units.get(id).name() : id.toString();
  }

  private static String joined(Stream<?> values, String between) {
    return values.map(Object::toString).collect(Collectors.joining(between));
  }
}
