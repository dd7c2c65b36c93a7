package socai.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import socai.fixture.ForwardingLedger;
import socai.fixture.MemoryLedger;

/** A ledger that keeps all of its promises but one. */
class FlawedLedger extends ForwardingLedger {
  FlawedLedger() {
    super(new MemoryLedger());
  }

  /** Acknowledges every other commit and never writes it. */
  static final class Forgetful extends FlawedLedger {
    private final AtomicInteger commits = new AtomicInteger();

    @Override
    public Position append(Commit commit) {
      return commits.incrementAndGet() % 2 == 0
          ? whole.head().plus(commit.events().size())
          : whole.append(commit);
    }
  }

  /** Shows the events of a batch in another order. */
  static final class Reordering extends FlawedLedger {
    @Override
    public List<Entry> read(Position after, int limit) {
      List<Entry> entries = new ArrayList<>(whole.read(after, limit));
      Collections.reverse(entries);
      return entries;
    }
  }

  /** Tells the last event of a batch twice. */
  static final class Doubling extends FlawedLedger {
    @Override
    public List<Entry> read(Position after, int limit) {
      List<Entry> entries = new ArrayList<>(whole.read(after, limit));
      if (!entries.isEmpty()) {
        entries.add(entries.get(entries.size() - 1));
      }
      return entries;
    }
  }

  /** Lets whoever comes second to a place in a stream believe that they came first. */
  static final class Complaisant extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      try {
        return whole.append(commit);
      } catch (StreamConflictException e) {
        return whole.head();
      }
    }
  }

  /** Takes one command for a new one each time. */
  static final class Credulous extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      try {
        return whole.append(commit);
      } catch (CommandKnownException e) {
        return whole.head();
      }
    }
  }

  /** Does not keep what commands said. */
  static final class Deaf extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      return whole.append(
          new Commit(
              commit.command(),
              Optional.empty(),
              commit.recordedAt(),
              commit.events(),
              commit.keys()));
    }
  }

  /** Gives a key to whoever asks for it. */
  static final class Generous extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      return whole.append(
          new Commit(
              commit.command(), commit.said(), commit.recordedAt(), commit.events(), Set.of()));
    }
  }

  /** Lets whoever is far behind begin nearer to the end. */
  static final class Skipping extends FlawedLedger {
    private static final long FAR = 8;

    @Override
    public List<Entry> read(Position after, int limit) {
      boolean far = whole.head().value() - after.value() > FAR;
      return whole.read(far ? after.plus(1) : after, limit);
    }
  }

  /** Writes the last event of a commit for itself, a moment after the others. */
  static final class Splitting extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      int last = commit.events().size() - 1;
      if (last == 0) {
        return whole.append(commit);
      }
      whole.append(
          new Commit(commit.command(), commit.recordedAt(), commit.events().subList(0, last)));
      Thread.yield();
      return whole.append(
          new Commit(
              new CommandId(UUID.randomUUID()),
              commit.recordedAt(),
              commit.events().subList(last, last + 1)));
    }
  }

  /** Carries out a command that comes again as if it were another one. */
  static final class Repeating extends FlawedLedger {
    @Override
    public Position append(Commit commit) {
      try {
        return whole.append(commit);
      } catch (CommandKnownException e) {
        return whole.append(
            new Commit(
                new CommandId(UUID.randomUUID()),
                commit.recordedAt(),
                commit.events().stream().map(this::renumbered).toList()));
      }
    }

    private EventLine renumbered(EventLine line) {
      long taken = whole.read(line.stream(), 0).size();
      return new EventLine(
          line.specversion(),
          line.id(),
          line.source(),
          line.type(),
          line.revision(),
          line.subject(),
          EventLine.sequence(taken + line.sequenceNumber()),
          line.time(),
          line.recordedtime(),
          line.actor(),
          line.command(),
          line.datacontenttype(),
          line.data());
    }
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    return new ReadAhead(from -> read(from, 500), after, Runnable::run);
  }
}
