package socai.standalone.crash.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/**
 * Holds what senders were told against the events of an export, read from the first one on: each
 * acknowledged command is there once, where its sender was told; positions and the numbers of each
 * stream join; nothing is there that nobody sent.
 *
 * <p>The events of a command stand together, the last of them where its sender was told; none of
 * the commands that are sent here causes two of one type in one stream.
 */
public final class Judge {
  private static final int MOST_FINDINGS = 50;

  private final Map<String, Book.Entry> recorded;
  private final Map<String, Long> places = new HashMap<>();
  private final Set<String> together = new HashSet<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<Violation> findings = new ArrayList<>();
  private long position;

  /** Judges by what {@code told} says at the end. */
  public Judge(Map<String, Book.Entry> recorded) {
    this.recorded = recorded;
  }

  /** The next event. */
  public void read(Line line) {
    position++;
    if (line.position() != position) {
      found(Flaw.POSITIONS_DO_NOT_JOIN, line.position() + ", expected " + position);
    }
    long number = numbers.merge(line.subject(), 1L, Long::sum) - 1;
    if (line.sequence() != number) {
      found(
          Flaw.NUMBERS_DO_NOT_JOIN,
          line.subject() + " has " + line.sequence() + ", expected " + number);
    }
    place(line);
    Book.Entry entry = recorded.get(line.command());
    if (entry == null) {
      found(Flaw.NEVER_SENT, line.command() + " at " + line.position());
    } else if (!line.text().contains(entry.mark())) {
      found(Flaw.MISTAKEN, line.command() + " at " + line.position());
    }
  }

  private void place(Line line) {
    Long before = places.put(line.command(), line.position());
    if (before == null) {
      together.clear();
    }
    boolean apart = before != null && before != line.position() - 1;
    if (!together.add(line.type() + " " + line.subject()) || apart) {
      found(Flaw.DOUBLED, line.command() + " at " + before + " and " + line.position());
    }
  }

  /** All that is wrong, when the last event was read. */
  public List<Violation> end() {
    recorded.forEach(
        (command, entry) -> {
          Long place = places.get(command);
          if (entry.position() == 0) {
            return;
          }
          if (place == null) {
            found(Flaw.LOST, command + ", acknowledged at " + entry.position());
          } else if (place != entry.position()) {
            found(Flaw.MISPLACED, command + " stands at " + place + ", told " + entry.position());
          }
        });
    return List.copyOf(findings);
  }

  /** How many events were read. */
  public long events() {
    return position;
  }

  private void found(Flaw flaw, String subject) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Violation(flaw, subject));
    }
  }
}
