package socai.query.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as what it is. */
class XlsxTest {
  private static final LocalDate DAY = LocalDate.of(2023, 12, 31);
  private static final Instant EVENING = Instant.parse("2023-12-31T13:30:15Z");

  private record Line(String unit, long position, double share, LocalDate day, Instant at) {}

  private static final List<Column<Line>> COLUMNS =
      List.of(
          Column.text("unit", Line::unit),
          Column.number("position", Line::position),
          Column.share("share", Line::share),
          Column.day("day", Line::day),
          Column.moment("recorded", Line::at));

  private static List<Row> written(List<Line> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableFile.XLSX.write("coverage", COLUMNS, lines.iterator(), out);
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(book.getFirstSheet().getName()).isEqualTo("Độ phủ");
      return book.getFirstSheet().read();
    }
  }

  @Test
  void headings_are_vietnamese_and_values_keep_their_kind() throws IOException {
    List<Row> rows = written(List.of(new Line("Bản Mòn", 2_827_039, 0.625, DAY, EVENING)));
    assertThat(rows.get(0).stream().map(Cell::asString))
        .containsExactly("Đơn vị hành chính", "Vị trí sổ cái", "Tỉ lệ", "Ngày", "Ghi lúc");
    Row row = rows.get(1);
    assertThat(row.getCellAsString(0)).contains("Bản Mòn");
    assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
    assertThat(row.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("2827039");
    assertThat(row.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("0.625");
    assertThat(row.getCellAsDate(3)).contains(DAY.atStartOfDay());
    assertThat(row.getCellAsDate(4)).contains(LocalDateTime.of(2023, 12, 31, 20, 30, 15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "007", "1e9"})
  void whatever_a_text_looks_like_it_is_a_text_and_no_formula(String text) throws IOException {
    Cell cell = written(List.of(new Line(text, 1, 0, DAY, EVENING))).get(1).getCell(0);
    assertThat(cell.getType()).isEqualTo(CellType.STRING);
    assertThat(cell.getFormula()).isNull();
    assertThat(cell.asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_x0041_",
        "Lò _x0041_ Thử",
        "_x0041_x0042_",
        "__x000a_",
        "_x005F_x0041_",
        "_x00e9_",
        "_x004_",
        "x0041_"
      })
  void what_looks_like_an_escape_of_the_format_is_shown_as_it_is(String text, @TempDir Path folder)
      throws IOException {
    List<Line> lines = List.of(new Line("before " + text + " after", 1, 0, DAY, EVENING));
    Path file = folder.resolve("file.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      TableFile.XLSX.write("coverage", COLUMNS, lines.iterator(), out);
    }
    StringBuilder parts = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Matcher written = Pattern.compile("before (.*?) after").matcher(parts);
    assertThat(written.find()).isTrue();
    assertThat(asTheFormatReadsIt(asXmlReadsIt(written.group(1)))).isEqualTo(text);
  }

  private static String asXmlReadsIt(String written) {
    return Pattern.compile("&#x([0-9a-f]+);")
        .matcher(written)
        .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
  }

  /** As ECMA-376, 22.9.2.19 says: from the left, each escape is the character it names. */
  private static String asTheFormatReadsIt(String written) {
    return Pattern.compile("_x([0-9A-Fa-f]{4})_")
        .matcher(written)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(escape.group(1), 16))));
  }

  @Test
  void more_rows_than_are_held_together_all_arrive() throws IOException {
    List<Line> lines = new ArrayList<>();
    IntStream.range(0, 1234).forEach(i -> lines.add(new Line("Tổ " + i, i, 0, DAY, EVENING)));
    List<Row> rows = written(lines);
    assertThat(rows).hasSize(1235);
    assertThat(rows.get(1234).getCellAsString(0)).contains("Tổ 1233");
  }

  @Test
  void a_text_longer_than_a_cell_is_cut_and_the_file_still_opens() throws IOException {
    Line line = new Line("x".repeat(40_000), 1, 0, DAY, EVENING);
    assertThat(written(List.of(line)).get(1).getCellAsString(0).orElseThrow()).hasSize(32_767);
  }
}
