package socai.query.totals;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import socai.query.table.Column;
import socai.query.table.TableFile;
import socai.query.table.Words;
import socai.territory.UnitLevel;

/** Teams and members unit by unit as a table for files: its rows add up to the whole. */
final class UnitTotalsSheet {
  private static final List<Column<Row>> COLUMNS =
      List.of(
          Column.text("code", row -> row.of().unit().code()),
          Column.text("unit", Row::name),
          Column.text("unit-level", row -> Words.of("level." + row.of().unit().level().code())),
          Column.number("commune-teams", row -> row.of().at(UnitLevel.COMMUNE).teams()),
          Column.number("commune-members", row -> row.of().at(UnitLevel.COMMUNE).members()),
          Column.number("hamlet-teams", row -> row.of().at(UnitLevel.HAMLET).teams()),
          Column.number("hamlet-members", row -> row.of().at(UnitLevel.HAMLET).members()),
          Column.number("all-teams", row -> row.of().teams()),
          Column.number("all-members", row -> row.of().members()));

  private UnitTotalsSheet() {}

  private record Row(UnitTotals.OfUnit of, String name) {}

  static void write(UnitTotals totals, TableFile file, OutputStream out) throws IOException {
    List<Row> rows = new ArrayList<>();
    totals.units().forEach(of -> rows.add(new Row(of, of.unit().name())));
    if (!totals.rest().isNothing()) {
      rows.add(new Row(totals.rest(), Words.of("rest")));
    }
    file.write("totals", COLUMNS, rows.iterator(), out);
  }
}
