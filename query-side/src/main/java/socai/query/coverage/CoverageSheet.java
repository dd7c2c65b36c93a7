package socai.query.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import socai.query.table.Column;
import socai.query.table.TableFile;
import socai.query.table.Words;

/** Coverage unit by unit as a table for files. */
final class CoverageSheet {
  private static final List<Column<CoverageMap.OfUnit>> COLUMNS =
      List.of(
          Column.text("code", row -> row.unit().code()),
          Column.text("unit", row -> row.unit().name()),
          Column.text("unit-level", row -> Words.of("level." + row.unit().level().code())),
          Column.number("households", CoverageMap.OfUnit::households),
          Column.number("reached", CoverageMap.OfUnit::reached),
          Column.share("share", CoverageSheet::share));

  private CoverageSheet() {}

  static void write(CoverageMap map, TableFile file, OutputStream out) throws IOException {
    file.write("coverage", COLUMNS, map.units().iterator(), out);
  }

  /** Where nobody lives, nobody is left out. */
  private static Number share(CoverageMap.OfUnit row) {
    return row.households() == 0 ? 0 : (double) row.reached() / row.households();
  }
}
