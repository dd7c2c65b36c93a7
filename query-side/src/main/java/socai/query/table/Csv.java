package socai.query.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import socai.time.Vietnam;

/**
 * A table as CSV (RFC 4180) in UTF-8: numbers with a decimal point and no grouping, days as in
 * {@code 2023-12-31}, moments as in {@code 2023-12-31 20:30:15} by a clock in Vietnam.
 *
 * <p>Whoever typed a text does not get to calculate in the reader's spreadsheet: what begins like a
 * formula begins with an apostrophe here, as OWASP advises. Columns of numbers are left alone:
 * nobody typed them, and a minus is a minus. A spreadsheet may divide lines by semicolons or tabs,
 * as the reader's machine is set, and then begins a cell in the middle of a text; so the same holds
 * there.
 */
public final class Csv {
  /** What such a file is called on the way. */
  public static final String TYPE = "text/csv;charset=UTF-8";

  /** What is said of such a file where it is to be had. */
  public static final String DESCRIPTION =
      "CSV (RFC 4180) in UTF-8 with a byte order mark and Vietnamese headings. Numbers have a"
          + " decimal point and no grouping, moments are those of a clock in Vietnam. What a"
          + " spreadsheet would take for a formula begins with an apostrophe. A spreadsheet that is"
          + " set to decimal commas or to lists by semicolons must be told on import, or reads"
          + " fractions wrongly; XLSX needs no telling.";

  /** By this mark Excel knows that a file is in UTF-8. */
  private static final char MARK = '\ufeff';

  /** Where a cell begins that is calculated, or hides by a blank that it is. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(^|[;\\t\\r\\n])(?=[\\s\"]*[=+\\-@\\x00\uff1d\uff0b\uff0d\uff20])|^(?=[\\t\\r\\n])");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(Vietnam.ZONE);

  private Csv() {}

  static <R> void write(String name, List<Column<R>> columns, Iterator<R> rows, OutputStream out)
      throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(MARK);
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord(columns.stream().map(column -> Words.of(column.name())).toList());
    while (rows.hasNext()) {
      R row = rows.next();
      csv.writeRecord(columns.stream().map(column -> field(column.value().apply(row))).toList());
    }
    csv.flush();
  }

  private static String field(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Instant moment) {
      return MOMENT.format(moment);
    }
    return value instanceof String text ? harmless(text) : value.toString();
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).replaceAll("$1'");
  }
}
