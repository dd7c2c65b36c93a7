package socai.standalone.crash.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Holds the history of a ledger's writers and readers against its stored documents. For one thread.
 *
 * <p>Lines are added as they are written, and {@link #look} goes on where it ended the last time:
 * it costs as much as there is new. A look is fair only while nobody writes.
 */
public final class HistoryCheck {
  private static final int MOST_FINDINGS = 200;

  private final History history = new History();
  private final Chain chain = new Chain();
  private final Map<String, Ledgered> byCommand = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<Long> links = new ArrayList<>(List.of(0L));
  private final List<Violation> findings = new ArrayList<>();
  private final OrderInTime order = new OrderInTime();
  private long commits;

  /** Adds a line of the history: one JSON object, or nothing. */
  public void add(String line) {
    if (!line.isBlank()) {
      history.add(line);
    }
  }

  /**
   * Reads what {@code commits} has more than at the last look, and tells how things stand.
   *
   * @param commits the ledger's documents
   */
  public Verdict look(StoredCommits commits) {
    for (Document stored : commits.from(links.size())) {
      walk(Ledgered.read(stored));
    }
    history.takeNews().forEach(this::compare);
    history.takeSeen().forEach(this::compare);
    return lookAtHistory();
  }

  /** Tells how things stand when the documents cannot be looked at. */
  public Verdict lookAtHistory() {
    history.takeBroken().forEach(text -> found(Flaw.FOUND_BROKEN, text));
    return verdict();
  }

  /**
   * Looks, besides, whether commits stand in the order in which they were acknowledged. Costs as
   * much as there is in the whole ledger.
   */
  public Verdict lookAtTheEnd(StoredCommits commits) {
    look(commits);
    order
        .commitsOutOfTime(history)
        .forEach(command -> found(Flaw.OUT_OF_TIME, "command " + command));
    return verdict();
  }

  private Verdict verdict() {
    return new Verdict(
        commits,
        links.size() - 1L,
        history.acknowledged(),
        history.unknown(),
        history.refused(),
        history.known(),
        findings);
  }

  private void walk(Ledgered commit) {
    commits++;
    if (commit.first() != links.size()) {
      found(
          Flaw.POSITIONS_DO_NOT_JOIN,
          "a commit is at " + commit.first() + ", expected at " + links.size());
      while (links.size() < commit.first()) {
        links.add(0L);
      }
    }
    if (byCommand.putIfAbsent(commit.command(), commit) != null) {
      found(Flaw.DOUBLED, "command " + commit.command() + ", again at " + commit.first());
    }
    order.add(commit.command());
    List<Document> events = commit.events();
    if (!commit.keys().equals(Ledgered.keysOf(events))
        || events.stream().anyMatch(e -> !commit.command().equals(e.getString("command")))) {
      found(Flaw.AT_ODDS_WITH_ITSELF, "the commit at " + commit.first());
    }
    if (!history.of(commit.command()).mayHaveSent(commit.sum())) {
      found(Flaw.NEVER_SENT, "command " + commit.command() + " at " + commit.first());
    }
    for (Document event : events) {
      number(event.getString("subject"), Long.parseLong(event.getString("sequence")));
      links.add(chain.next(links.get(links.size() - 1), event.getString("id")));
    }
  }

  private void number(String stream, long number) {
    long expected = numbers.getOrDefault(stream, 0L);
    if (number != expected) {
      found(
          Flaw.NUMBERS_DO_NOT_JOIN,
          "stream " + stream + " has " + number + ", expected " + expected);
    }
    numbers.put(stream, number + 1);
  }

  private void compare(String command) {
    CommandHistory answered = history.of(command);
    Ledgered found = byCommand.get(command);
    if (found == null) {
      found(Flaw.LOST, "command " + command + ", acknowledged at " + answered.position());
    } else if (!answered.hasOnePlace() || !Long.valueOf(found.last()).equals(answered.position())) {
      found(
          Flaw.MISPLACED,
          "command " + command + " ends at " + found.last() + ", told " + answered.position());
    }
    if (found != null && answered.isMistaken(found.sum())) {
      found(Flaw.MISTAKEN, "command " + command + " at " + found.first());
    }
    if (answered.isKnownTooEarly()) {
      found(Flaw.KNOWN_TOO_EARLY, "command " + command);
    }
  }

  private void compare(History.Seen seen) {
    if (seen.position() >= links.size() || links.get((int) seen.position()) != seen.link()) {
      found(Flaw.SHOWN_OTHERWISE, "reader " + seen.by() + " up to " + seen.position());
    }
  }

  private void found(Flaw flaw, String subject) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Violation(flaw, subject));
    }
  }
}
