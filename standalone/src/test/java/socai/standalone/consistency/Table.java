package socai.standalone.consistency;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A table that was taken along, read as a spreadsheet or a program reads it. */
final class Table {
  private static final int DIGITS = 9;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** What stands in a column. */
  enum Kind {
    TEXT,
    NUMBER,
    DAY,
    MOMENT
  }

  private Table() {}

  /** The rows below the headings: texts, numbers, days and moments as {@code kinds} say. */
  static List<List<Object>> rows(Answer answer, List<Kind> kinds) {
    return answer.question().path().endsWith("/xlsx") ? sheet(answer, kinds) : lines(answer, kinds);
  }

  /** A number as it is compared: a file holds fractions in as many digits as it likes. */
  static Object number(double value) {
    return number(BigDecimal.valueOf(value));
  }

  private static Object number(BigDecimal value) {
    return value.setScale(DIGITS, RoundingMode.HALF_UP).doubleValue();
  }

  private static List<List<Object>> lines(Answer answer, List<Kind> kinds) {
    List<List<Object>> rows = new ArrayList<>();
    String text = answer.text();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      for (CsvRecord line : csv) {
        if (line.getFieldCount() != kinds.size()) {
          throw new AssertionError(line + " has not " + kinds.size() + " fields");
        }
        if (line.getStartingLineNumber() > 1) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < kinds.size(); i++) {
            row.add(read(line.getField(i), kinds.get(i)));
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Object read(String field, Kind kind) {
    return switch (kind) {
      case TEXT -> field;
      case NUMBER -> number(new BigDecimal(field));
      case DAY -> LocalDate.parse(field);
      case MOMENT -> LocalDateTime.parse(field, MOMENT);
    };
  }

  private static List<List<Object>> sheet(Answer answer, List<Kind> kinds) {
    List<List<Object>> rows = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
      for (Row line : book.getFirstSheet().read()) {
        if (line.getRowNum() > 1) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < kinds.size(); i++) {
            row.add(read(line, i, kinds.get(i)));
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Object read(Row line, int column, Kind kind) {
    return switch (kind) {
      case TEXT -> line.getCellAsString(column).orElse("");
      case NUMBER -> number(line.getCellAsNumber(column).orElseThrow());
      case DAY -> line.getCellAsDate(column).orElseThrow().toLocalDate();
      case MOMENT -> line.getCellAsDate(column).orElseThrow().withNano(0);
    };
  }
}
