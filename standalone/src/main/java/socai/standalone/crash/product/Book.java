package socai.standalone.crash.product;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/** What was sent, and what its senders were told. Safe for use by many threads. */
public final class Book {
  /**
   * One command.
   *
   * @param mark what its event must contain
   * @param position where it was told to stand; 0 if nobody was answered
   */
  public record Entry(String mark, long position) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Queue<Violation> findings = new ConcurrentLinkedQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong later = new AtomicLong();

  /** It is about to be sent. */
  public void intends(Sending sending) {
    entries.putIfAbsent(sending.command(), new Entry(sending.mark(), 0));
  }

  /** It was answered so: taken, refused for now, or as it should not be. */
  void answered(Sending sending, Answer answer) {
    if (answer.isTaken()) {
      taken(sending, answer.position());
    } else if (answer.isLater()) {
      later();
    }
    Promises.ofCommand(sending.path(), answer).ifPresent(this::found);
  }

  /** It was answered as taken at {@code position}. */
  public void taken(Sending sending, long position) {
    Entry before = entries.put(sending.command(), new Entry(sending.mark(), position));
    if (before == null || before.position() == 0) {
      acknowledged.incrementAndGet();
    } else if (before.position() != position) {
      found(
          new Violation(
              Flaw.MISPLACED,
              sending.command() + ", told " + before.position() + " and then " + position));
    }
  }

  /** There was no answer. */
  public void unanswered() {
    unanswered.incrementAndGet();
  }

  /** It was refused for now. */
  public void later() {
    later.incrementAndGet();
  }

  /** Something was not as it should be. */
  public void found(Violation finding) {
    findings.add(finding);
  }

  /** Whether its sender was told that it is in the ledger. */
  public boolean isTaken(String command) {
    return position(command) > 0;
  }

  /** Where it was told to stand; 0 for nowhere. */
  public long position(String command) {
    Entry entry = entries.get(command);
    return entry == null ? 0 : entry.position();
  }

  /** All of it, to be read only. */
  public Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /** How many commands were acknowledged, each counted once. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** How many attempts had no answer. */
  public long withoutAnswer() {
    return unanswered.get();
  }

  /** How many attempts were refused for now. */
  public long refused() {
    return later.get();
  }

  /** What was found since it was last asked. */
  public List<Violation> takeFindings() {
    List<Violation> taken = new ArrayList<>();
    for (Violation next = findings.poll(); next != null; next = findings.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
