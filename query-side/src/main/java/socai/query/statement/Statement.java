package socai.query.statement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import socai.ledger.Position;
import socai.proof.note.Checkpoint;
import socai.proof.note.MalformedNoteException;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.schema.Texts;
import socai.time.RecordedAt;

/**
 * That a figure had a value, by the first events of a ledger with a known root. Whoever holds these
 * events counts the same, with or without this software.
 *
 * @param asOf the date of the figure
 * @param position how many events were counted; no more than the checkpoint has
 * @param checkpoint what the ledger was
 * @param made when it was stated
 */
public record Statement(
    Figure figure,
    LocalDate asOf,
    long value,
    Definition definition,
    Position position,
    Checkpoint checkpoint,
    RecordedAt made) {
  /**
   * Its first line. The second is no number, so that no reader takes a statement for a checkpoint,
   * though both are signed by one key.
   */
  private static final String FORM = "so-cai/statement/1";

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  /**
   * @throws IllegalArgumentException if it counts more events than the checkpoint has
   */
  public Statement {
    if (position.value() > checkpoint.size()) {
      throw new IllegalArgumentException("not a statement that can be");
    }
  }

  /** The text that is signed: always the same bytes for the same statement. */
  public String text() {
    return FORM
        + "\nfigure "
        + figure.text()
        + "\nas-of "
        + asOf
        + "\nvalue "
        + value
        + "\nposition "
        + position
        + "\nvi "
        + definition.vi()
        + "\nen "
        + definition.en()
        + "\nmade "
        + made
        + "\nledger\n"
        + checkpoint.text();
  }

  /**
   * Reads what {@link #text} wrote, and nothing else. Its definition is the one that was stated,
   * also where figures are described in other words today.
   *
   * @throws MalformedNoteException if it is no statement
   */
  public static Statement parse(String text) {
    try {
      List<String> lines = text.lines().toList();
      Statement read =
          new Statement(
              Figure.of(value(lines, 1, "figure")),
              Texts.date(value(lines, 2, "as-of")),
              number(value(lines, 3, "value")),
              new Definition(value(lines, 5, "vi"), value(lines, 6, "en")),
              new Position(number(value(lines, 4, "position"))),
              Checkpoint.parse(String.join("\n", lines.subList(9, lines.size())) + "\n"),
              new RecordedAt(Instant.parse(value(lines, 7, "made"))));
      if (read.text().equals(text)) {
        return read;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw new MalformedNoteException("no statement", e);
    }
    throw new MalformedNoteException("no statement");
  }

  private static String value(List<String> lines, int at, String name) {
    String line = lines.get(at);
    if (!line.startsWith(name + " ")) {
      throw new IllegalArgumentException("no statement");
    }
    return line.substring(name.length() + 1);
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("no number");
    }
    return Long.parseLong(text);
  }
}
