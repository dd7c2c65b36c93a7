package socai.query.suspicion;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.query.territory.Unit;
import socai.territory.UnitId;

/** Findings as a file for spreadsheets: RFC 4180, with the names of fields that the API has. */
final class FindingFile {
  /** By this mark spreadsheets know that a file is in UTF-8. */
  private static final char MARK = '\ufeff';

  /** What begins so is taken for a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private static final String[] COLUMNS = {
    "id",
    "rule",
    "day",
    "state",
    "members",
    "teams",
    "hamlets",
    "acts",
    "measure",
    "threshold",
    "positions"
  };

  private final StringWriter text = new StringWriter();
  private final Map<UnitId, Unit> units;
  private final CsvWriter csv;

  FindingFile(Map<UnitId, Unit> units) {
    this.units = units;
    text.write(MARK);
    csv = CsvWriter.builder().build(text);
    csv.writeRecord(COLUMNS);
  }

  /** A line for one of them; several values in one field stand apart by a space. */
  void add(WithActs one) {
    csv.writeRecord(line(one.finding(), one.acts()));
  }

  /** All of it. */
  String text() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> line(FindingPicture f, FindingActs acts) {
    return Stream.of(
            f.id(),
            f.rule().code(),
            f.day().toString(),
            f.state().code(),
            joined(f.members().stream()),
            joined(f.teams().stream()),
            f.hamlets().stream()
                .map(id -> units.containsKey(id) ? units.get(id).name() : id.toString())
                .collect(Collectors.joining("; ")),
            Integer.toString(f.acts()),
            Double.toString(f.measure()),
            Double.toString(f.threshold()),
            joined(acts.positions()))
        .map(FindingFile::harmless)
        .toList();
  }

  private static String joined(Stream<?> values) {
    return values.map(Object::toString).collect(Collectors.joining(" "));
  }

  /** Makes a text of what a spreadsheet would calculate. */
  static String harmless(String field) {
    return FORMULA.matcher(field).matches() ? "'" + field : field;
  }
}
