package socai.proof;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import socai.ledger.Gate;
import socai.ledger.LedgerRefusal;
import socai.ledger.TimeLimit;

/**
 * Closed while the notary of this process has stopped. Before the first command the ledger's end is
 * held against the last checkpoint that was signed here: what a lost tail or an old backup has
 * taken away is known before a position is given out twice.
 */
public final class NotaryGate implements Gate {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

  private final Notary notary;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile boolean looked;

  /** The gate of the ledger that {@code notary} follows. */
  public NotaryGate(Notary notary) {
    this.notary = notary;
  }

  @Override
  public void demandOpen() {
    if (!looked) {
      lookOnce();
    }
    notary
        .whyStopped()
        .ifPresent(
            why -> {
              throw ProofRefusal.stopped(why);
            });
  }

  private void lookOnce() {
    if (!isMyTurn()) {
      throw LedgerRefusal.BUSY.refused();
    }
    try {
      if (!looked) {
        notary.lookAtTheEnd();
        looked = true;
      }
    } finally {
      looking.unlock();
    }
  }

  private boolean isMyTurn() {
    try {
      return looking.tryLock(TimeLimit.left(LONGEST_LOOK).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
