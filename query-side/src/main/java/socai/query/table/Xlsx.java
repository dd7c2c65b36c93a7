package socai.query.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import socai.query.table.Column.Kind;
import socai.time.Vietnam;

/** Writes a table as a file for spreadsheets (XLSX), row by row; none is held longer. */
public final class Xlsx {
  /** What such a file is called on the way. */
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** So many rows does a sheet hold, below its headings. */
  static final int MOST_ROWS = 1_048_575;

  /** The line that begins an escape. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final int LONGEST_TEXT = 32_767;
  private static final int FLUSHED_TOGETHER = 500;
  private static final int WIDE = 24;

  private Xlsx() {}

  /**
   * Writes the sheet {@code name}, a key as the columns' are.
   *
   * @param rows no more than {@link #MOST_ROWS}
   */
  static <R> void write(String name, List<Column<R>> columns, Iterator<R> rows, OutputStream out)
      throws IOException {
    Workbook book = new Workbook(out, "So Cai", null);
    Worksheet sheet = book.newWorksheet(Words.of(name));
    sheet.freezePane(0, 1);
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, Words.of(columns.get(c).name()));
      sheet.style(0, c).bold().set();
      sheet.width(c, WIDE);
    }
    for (int r = 1; rows.hasNext(); r++) {
      R row = rows.next();
      for (int c = 0; c < columns.size(); c++) {
        write(sheet, r, c, columns.get(c).kind(), columns.get(c).value().apply(row));
      }
      if (r % FLUSHED_TOGETHER == 0) {
        sheet.flush();
      }
    }
    book.finish();
  }

  /**
   * {@code text} as the format writes what looks like one of its escapes (ECMA-376, 22.9.2.19):
   * otherwise {@code _x0041_} is shown as an A.
   */
  private static String literal(String text) {
    return ESCAPE.matcher(text).replaceAll("_x005F_");
  }

  private static void write(Worksheet sheet, int row, int column, Kind kind, Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
    } else if (value instanceof Instant moment) {
      sheet.value(row, column, LocalDateTime.ofInstant(moment, Vietnam.ZONE));
    } else {
      String text = value.toString();
      sheet.value(
          row,
          column,
          literal(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text));
    }
    if (!kind.format().isEmpty()) {
      sheet.style(row, column).format(kind.format()).set();
    }
  }
}
