package socai.query.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import socai.query.table.Column;
import socai.query.table.Xlsx;

/** Coverage unit by unit as a file for spreadsheets. */
final class CoverageSheet {
  private static final List<Column<CoverageMap.OfUnit>> COLUMNS =
      List.of(
          Column.text("code", row -> row.unit().code()),
          Column.text("unit", row -> row.unit().name()),
          Column.text("unit-level", row -> Xlsx.word("level." + row.unit().level().code())),
          Column.number("households", CoverageMap.OfUnit::households),
          Column.number("reached", CoverageMap.OfUnit::reached),
          Column.share("share", CoverageSheet::share));

  private CoverageSheet() {}

  static void write(CoverageMap map, OutputStream out) throws IOException {
    Xlsx.write("coverage", COLUMNS, map.units().iterator(), out);
  }

  /** Where nobody lives, nobody is left out. */
  private static Number share(CoverageMap.OfUnit row) {
    return row.households() == 0 ? 0 : (double) row.reached() / row.households();
  }
}
