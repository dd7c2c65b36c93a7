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

  private FindingFile() {}

  /** A line for each of {@code findings}; several values in one field stand apart by a space. */
  static String of(List<FindingPicture> findings, Map<UnitId, Unit> units) {
    StringWriter file = new StringWriter();
    file.write(MARK);
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(COLUMNS);
      findings.forEach(finding -> csv.writeRecord(line(finding, units)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private static List<String> line(FindingPicture f, Map<UnitId, Unit> units) {
    return Stream.of(
            f.id(),
            f.rule().code(),
            f.day().toString(),
            f.state().code(),
            joined(f.members().stream()),
            joined(f.teams().stream()),
            f.hamlets()
                .map(id -> units.containsKey(id) ? units.get(id).name() : id.toString())
                .collect(Collectors.joining("; ")),
            Integer.toString(f.acts().size()),
            Double.toString(f.measure()),
            Double.toString(f.threshold()),
            joined(f.acts().stream().flatMap(a -> a.act().positions().stream()).sorted()))
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
