package socai.query.suspicion;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** A line for one of them. */
  void add(WithActs one) {
    csv.writeRecord(line(one));
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

  private List<String> line(WithActs one) {
    FindingPicture f = one.finding();
    return Stream.of(
            f.id(),
            f.rule().code(),
            f.day().toString(),
            f.state().code(),
            one.members(),
            one.teams(),
            one.hamlets(units),
            Integer.toString(f.acts()),
            Double.toString(f.measure()),
            Double.toString(f.threshold()),
            one.positions())
        .map(FindingFile::harmless)
        .toList();
  }

  /** Makes a text of what a spreadsheet would calculate. */
  static String harmless(String field) {
    return FORMULA.matcher(field).matches() ? "'" + field : field;
  }
}
