package socai.query.table;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a file of lines, byte for byte. */
class CsvTest {
  private static final LocalDate DAY = LocalDate.of(2023, 12, 31);
  private static final Instant EVENING = Instant.parse("2023-12-31T13:30:15.999Z");

  private record Line(String unit, long amount, double share, LocalDate day, Instant at) {}

  private static final List<Column<Line>> COLUMNS =
      List.of(
          Column.text("unit", Line::unit),
          Column.number("amount", Line::amount),
          Column.share("share", Line::share),
          Column.day("day", Line::day),
          Column.moment("recorded", Line::at));

  private static byte[] written(Line... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableFile.CSV.write("coverage", COLUMNS, List.of(lines).iterator(), out);
    return out.toByteArray();
  }

  private static Line of(String text) {
    return new Line(text, 1, 0, DAY, EVENING);
  }

  /** The first field of the only row, as any reader of RFC 4180 has it. */
  private static String read(String text) throws IOException {
    String file = new String(written(of(text)), StandardCharsets.UTF_8);
    return CsvReader.builder().ofCsvRecord(file).stream().toList().get(1).getField(0);
  }

  @Test
  void the_file_is_the_golden_one() throws IOException {
    byte[] file =
        written(
            new Line("Bản Mòn", 2_827_039, 0.625, DAY, EVENING),
            new Line("Tiểu khu 1, \"phố\" cũ\nnay là tổ 1", -1, 1.0 / 3, DAY, EVENING),
            new Line("=1+1", -2_000_000, 1, DAY, EVENING),
            new Line("", 0, 1e-7, DAY, Instant.parse("2023-12-31T17:00:00Z")));
    try (InputStream golden = CsvTest.class.getResourceAsStream("/golden/table.csv")) {
      assertThat(file).isEqualTo(Objects.requireNonNull(golden).readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+84",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tA1",
        " =1",
        "\"=1",
        "\0=1",
        "＝1",
        "＋1",
        "－1",
        "＠A1"
      })
  void what_begins_like_a_formula_begins_with_an_apostrophe(String text) throws IOException {
    assertThat(read(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "a;=1;b, a;'=1;b",
    "a; =1, a;' =1",
    "'a;\"=1;b', 'a;''\"=1;b'",
    "'a\t@A1', 'a\t''@A1'",
    "'a\n-1', 'a\n''-1'"
  })
  void and_so_does_what_another_division_of_the_line_would_begin(String text, String harmless)
      throws IOException {
    assertThat(read(text)).isEqualTo(harmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bản Mòn",
        "a-b",
        "a=b",
        "Tổ 1; Tổ 2",
        "a, -b",
        "007",
        "1e9",
        "x@y",
        "đ \"e\""
      })
  void everything_else_is_as_it_was_typed(String text) throws IOException {
    assertThat(read(text)).isEqualTo(text);
  }

  @Test
  void rows_are_sent_while_more_are_made() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Iterator<Line> rows =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> {
                  assertThat(i * 40 - out.size()).as("held before row %d", i).isLessThan(32_768);
                  return of("Tổ " + i);
                })
            .iterator();
    TableFile.CSV.write("coverage", COLUMNS, rows, out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(20_001);
  }
}
