package socai.query.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socai.query.table.Column;
import socai.query.table.TableFile;

/** All evidence of a figure as a table for files; one page of it is in memory. */
final class EvidenceFile {
  private static final List<Column<Row>> COLUMNS =
      List.of(
          Column.number("position", row -> row.line().position().value()),
          Column.day("counts-from", row -> row.line().day()),
          Column.number("amount", row -> row.line().amount()),
          Column.number("sum", Row::sum),
          Column.text("event", row -> row.line().type()),
          Column.text("subject", row -> row.line().subject()),
          Column.moment("occurred", row -> row.line().occurredAt().instant()),
          Column.moment("recorded", row -> row.line().recordedAt().value()),
          Column.text("actor", row -> row.line().actor()));

  private EvidenceFile() {}

  /**
   * A line, and what all lines add up to with it.
   *
   * @param sum the running sum
   */
  private record Row(Evidence.Line line, long sum) {}

  /**
   * @param first the first page
   * @param next answers with the page that {@link Evidence#next} names
   */
  static void write(
      Evidence first, Function<String, Evidence> next, TableFile file, OutputStream out)
      throws IOException {
    file.write("evidence", COLUMNS, new Rows(first, next), out);
  }

  private static final class Rows implements Iterator<Row> {
    private final Deque<Evidence.Line> lines = new ArrayDeque<>();
    private final Function<String, Evidence> next;
    private Optional<String> after;
    private long sum;

    Rows(Evidence first, Function<String, Evidence> next) {
      this.lines.addAll(first.events());
      this.after = first.next();
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      if (lines.isEmpty() && after.isPresent()) {
        Evidence page = next.apply(after.get());
        lines.addAll(page.events());
        after = page.next();
      }
      return !lines.isEmpty();
    }

    @Override
    public Row next() {
      Evidence.@Nullable Line line = hasNext() ? lines.poll() : null;
      if (line == null) {
        throw new NoSuchElementException();
      }
      sum += line.amount();
      return new Row(line, sum);
    }
  }
}
