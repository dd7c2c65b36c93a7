package socai.query.finding;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import socai.query.finding.rule.RuleTexts;
import socai.query.table.Column;
import socai.query.table.TableFile;
import socai.query.table.Words;
import socai.query.territory.Unit;
import socai.territory.UnitId;

/** Findings as a table for files. */
final class FindingSheet {
  private FindingSheet() {}

  static void write(
      Iterator<WithActs> rows,
      Map<UnitId, Unit> units,
      RuleTexts rules,
      TableFile file,
      OutputStream out)
      throws IOException {
    file.write("findings", columns(units, rules), rows, out);
  }

  private static List<Column<WithActs>> columns(Map<UnitId, Unit> units, RuleTexts rules) {
    return List.of(
        Column.text("finding", row -> row.finding().id()),
        Column.text("rule", row -> rules.of(row.finding().rule()).nameVi()),
        Column.day("day", row -> row.finding().lastFound().day()),
        Column.text("state", row -> Words.of("state." + row.finding().state().code())),
        Column.text("members", WithActs::members),
        Column.text("teams", WithActs::teams),
        Column.text("hamlets", row -> row.hamlets(units)),
        Column.number("acts", row -> row.finding().lastFound().acts()),
        Column.number("measure", row -> row.finding().lastFound().measure()),
        Column.number("threshold", row -> row.finding().lastFound().threshold()),
        Column.text("positions", WithActs::positions));
  }
}
