package socai.command;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import socai.fixture.ForwardingLedger;
import socai.ledger.Commit;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StreamConflictException;

/** An append fails so many times, as a rule because somebody else always comes first. */
final class ContendedLedger extends ForwardingLedger {
  private final int times;
  private final AtomicInteger lost;
  private final Supplier<RuntimeException> why;

  ContendedLedger(Ledger ledger, int times, AtomicInteger lost) {
    this(ledger, times, lost, () -> new StreamConflictException("another came first"));
  }

  ContendedLedger(Ledger ledger, int times, AtomicInteger lost, Supplier<RuntimeException> why) {
    super(ledger);
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
    return whole.append(commit);
  }
}
