package socai.query.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * One column of a table: its heading, and what stands in it.
 *
 * @param name the key of its heading in {@code headings_vi.properties}
 * @param <R> what a row is made of
 */
public record Column<R>(String name, Kind kind, Function<R, Object> value) {
  /** How a value is written. */
  enum Kind {
    /** Letters, whatever they look like: never calculated. */
    TEXT(""),
    /** A count or a measure. */
    NUMBER("#,##0.##"),
    /** A part of a whole, 0 to 1. */
    SHARE("0.0%"),
    /** A day. */
    DAY("dd/mm/yyyy"),
    /** A moment, as a clock in Vietnam showed it. */
    MOMENT("dd/mm/yyyy hh:mm:ss");

    private final String format;

    Kind(String format) {
      this.format = format;
    }

    /** By which spreadsheets show it; empty: as it is. */
    String format() {
      return format;
    }
  }

  /** A column of texts. */
  public static <R> Column<R> text(String name, Function<R, String> value) {
    return new Column<>(name, Kind.TEXT, value::apply);
  }

  /** A column of counts or measures. */
  public static <R> Column<R> number(String name, Function<R, Number> value) {
    return new Column<>(name, Kind.NUMBER, value::apply);
  }

  /** A column of parts of a whole, 0 to 1. */
  public static <R> Column<R> share(String name, Function<R, Number> value) {
    return new Column<>(name, Kind.SHARE, value::apply);
  }

  /** A column of days. */
  public static <R> Column<R> day(String name, Function<R, LocalDate> value) {
    return new Column<>(name, Kind.DAY, value::apply);
  }

  /** A column of moments, written as a clock in Vietnam showed them. */
  public static <R> Column<R> moment(String name, Function<R, Instant> value) {
    return new Column<>(name, Kind.MOMENT, value::apply);
  }
}
