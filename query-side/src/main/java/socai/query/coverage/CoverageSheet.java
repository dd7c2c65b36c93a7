package socai.query.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import socai.query.table.Column;
import socai.query.table.TableFile;
import socai.query.table.Words;

/** Coverage unit by unit as a table for files: its rows add up to the whole. */
final class CoverageSheet {
  private static final List<Column<Row>> COLUMNS =
      List.of(
          Column.text("code", row -> row.of().unit().code()),
          Column.text("unit", Row::name),
          Column.text("unit-level", row -> Words.of("level." + row.of().unit().level().code())),
          Column.number("households", row -> row.of().households()),
          Column.number("reached", row -> row.of().reached()),
          Column.share("share", row -> share(row.of())));

  private CoverageSheet() {}

  private record Row(CoverageMap.OfUnit of, String name) {}

  static void write(CoverageMap map, TableFile file, OutputStream out) throws IOException {
    List<Row> rows = new ArrayList<>();
    map.units().forEach(of -> rows.add(new Row(of, of.unit().name())));
    if (!map.rest().isNothing()) {
      rows.add(new Row(map.rest(), Words.of("rest")));
    }
    file.write("coverage", COLUMNS, rows.iterator(), out);
  }

  /** Where nobody lives, nobody is left out. */
  private static Number share(CoverageMap.OfUnit row) {
    return row.households() == 0 ? 0 : (double) row.reached() / row.households();
  }
}
