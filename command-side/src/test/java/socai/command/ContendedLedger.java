package socai.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import socai.event.StreamId;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StreamConflictException;

/** An append fails so many times, as a rule because somebody else always comes first. */
final class ContendedLedger implements Ledger {
  private final Ledger ledger;
  private final int times;
  private final AtomicInteger lost;
  private final Supplier<RuntimeException> why;

  ContendedLedger(Ledger ledger, int times, AtomicInteger lost) {
    this(ledger, times, lost, () -> new StreamConflictException("another came first"));
  }

  ContendedLedger(Ledger ledger, int times, AtomicInteger lost, Supplier<RuntimeException> why) {
    this.ledger = ledger;
    this.times = times;
    this.lost = lost;
    this.why = why;
  }

  @Override
  public Position append(Commit commit) {
    if (lost.get() < times) {
      lost.incrementAndGet();
      throw why.get();
    }
    return ledger.append(commit);
  }

  @Override
  public Position head() {
    return ledger.head();
  }

  @Override
  public List<Entry> read(Position after, int limit) {
    return ledger.read(after, limit);
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    return ledger.follow(after);
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    return ledger.read(stream, from);
  }

  @Override
  public Optional<Position> find(CommandId command) {
    return ledger.find(command);
  }
}
