package socai.proof.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log has signed of a figure: that by its first events, counted so, it had this value. That
 * it is what those events make, only they can show.
 *
 * @param figure its name
 * @param asOf the date of the figure
 * @param position how many events were counted
 * @param vi what the figure is, in Vietnamese
 * @param en the same in English
 * @param made when it was stated
 * @param checkpoint what the ledger was
 */
public record StatementNote(
    String figure,
    LocalDate asOf,
    long value,
    long position,
    String vi,
    String en,
    Instant made,
    CheckpointNote checkpoint) {
  private static final String FORM = "so-cai/statement/1";
  private static final Pattern FIGURE = Pattern.compile("[a-z-]{1,20}([.][0-9a-z_-]{1,40}){0,3}");
  private static final Pattern VALUE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final int LINES = 12;

  /** Whether {@code text} begins as a statement does, and as no checkpoint of ours can. */
  static boolean isSpelledLike(String text) {
    return text.startsWith(FORM + "\n");
  }

  /** Reads the text of a note, in its one spelling; the place of what is wrong is its line. */
  static StatementNote parse(String text) throws NotVerifiedException {
    List<String> lines = List.of(text.split("\n", LINES + 2));
    demand(lines.get(0).equals(FORM), 1);
    if (lines.size() <= LINES) {
      throw new NotVerifiedException(Flaw.TRUNCATED, lines.size());
    }
    demand(lines.size() == LINES + 1 && lines.get(LINES).isEmpty(), LINES + 1);
    String figure = value(lines, 2, "figure ", FIGURE);
    LocalDate asOf = date(lines, 3);
    long value = Long.parseLong(value(lines, 4, "value ", VALUE));
    long position = Long.parseLong(value(lines, 5, "position ", POSITION));
    String vi = value(lines, 6, "vi ");
    String en = value(lines, 7, "en ");
    Instant made = instant(lines, 8);
    demand(lines.get(8).equals("ledger"), 9);
    CheckpointNote checkpoint = checkpoint(lines);
    demand(position <= checkpoint.size(), 5);
    return new StatementNote(figure, asOf, value, position, vi, en, made, checkpoint);
  }

  private static CheckpointNote checkpoint(List<String> lines) throws NotVerifiedException {
    try {
      return CheckpointNote.parse(String.join("\n", lines.subList(9, lines.size())), 0);
    } catch (NotVerifiedException e) {
      throw new NotVerifiedException(e.finding(), 10);
    }
  }

  private static LocalDate date(List<String> lines, int line) throws NotVerifiedException {
    String text = value(lines, line, "as-of ");
    try {
      LocalDate date = LocalDate.parse(text);
      demand(date.toString().equals(text), line);
      return date;
    } catch (DateTimeException e) {
      throw new NotVerifiedException(Flaw.MALFORMED, line);
    }
  }

  private static Instant instant(List<String> lines, int line) throws NotVerifiedException {
    String text = value(lines, line, "made ");
    try {
      Instant instant = Instant.parse(text);
      demand(instant.toString().equals(text), line);
      return instant;
    } catch (DateTimeException e) {
      throw new NotVerifiedException(Flaw.MALFORMED, line);
    }
  }

  private static String value(List<String> lines, int line, String name, Pattern form)
      throws NotVerifiedException {
    String value = value(lines, line, name);
    demand(form.matcher(value).matches(), line);
    return value;
  }

  private static String value(List<String> lines, int line, String name)
      throws NotVerifiedException {
    String text = lines.get(line - 1);
    demand(text.startsWith(name), line);
    return text.substring(name.length());
  }

  private static void demand(boolean holds, int line) throws NotVerifiedException {
    if (!holds) {
      throw new NotVerifiedException(Flaw.MALFORMED, line);
    }
  }
}
