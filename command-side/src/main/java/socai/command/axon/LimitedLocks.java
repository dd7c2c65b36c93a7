package socai.command.axon;

import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.modelling.command.ConcurrencyException;
import socai.ledger.LedgerRefusal;
import socai.ledger.TimeLimit;

/**
 * Axon's locks on streams, for which nobody waits longer than the command at hand may take: Axon's
 * own are waited for a stated time each, however many wait before.
 */
final class LimitedLocks implements LockFactory {
  private static final int ATTEMPTS = 5;
  private static final int ATTEMPT_MILLIS = 10;

  private final LockFactory locks =
      PessimisticLockFactory.builder()
          .acquireAttempts(ATTEMPTS)
          .lockAttemptTimeout(ATTEMPT_MILLIS)
          .build();

  /**
   * The lock on {@code identifier}.
   *
   * @throws ConcurrencyException if whoever holds it waits for what this command holds: this one
   *     gives up what it has, and is decided again
   * @throws socai.problem.RefusedException if it is not free in time; nothing has been written
   */
  @Override
  public Lock obtainLock(String identifier) {
    while (true) {
      try {
        return locks.obtainLock(identifier);
      } catch (DeadlockException e) {
        throw new ConcurrencyException("another command waits for what this one holds", e);
      } catch (LockAcquisitionFailedException e) {
        if (TimeLimit.isUp() || Thread.currentThread().isInterrupted()) {
          throw LedgerRefusal.BUSY.refused();
        }
      }
    }
  }
}
