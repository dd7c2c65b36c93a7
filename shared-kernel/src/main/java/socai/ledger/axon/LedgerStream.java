package socai.ledger.axon;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import socai.ledger.LedgerBrokenException;
import socai.ledger.Position;

/** One reader's way along the ledger; for one thread at a time. */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {
  private final LedgerMessageSource source;
  private final Semaphore woken = new Semaphore(0);
  private final Runnable wake = woken::release;
  private Position last;
  private Iterator<TrackedEventMessage<?>> batch = Collections.emptyIterator();
  private @Nullable TrackedEventMessage<?> next;
  private @Nullable Runnable callback;

  LedgerStream(LedgerMessageSource source, Position after) {
    this.source = source;
    this.last = after;
    source.listen(wake);
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    if (next == null) {
      next = read();
    }
    return Optional.ofNullable(next);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    woken.drainPermits();
    while (peek().isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !woken.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        return peek().isPresent();
      }
    }
    return true;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(1, TimeUnit.HOURS)) {
      // nothing has happened for an hour: wait on
    }
    TrackedEventMessage<?> given = peek().orElseThrow();
    next = null;
    return given;
  }

  @Override
  public boolean setOnAvailableCallback(Runnable onAvailable) {
    source.listen(onAvailable);
    callback = onAvailable;
    return true;
  }

  private @Nullable TrackedEventMessage<?> read() {
    if (!batch.hasNext()) {
      batch = source.after(last);
      if (!batch.hasNext()) {
        return null;
      }
    }
    TrackedEventMessage<?> read = batch.next();
    Position at = LedgerEventStorageEngine.positionOf(read.trackingToken());
    if (at.value() > last.value() + 1) {
      throw new LedgerBrokenException("position " + last.plus(1) + " is missing: next is " + at);
    }
    last = at;
    return read;
  }

  @Override
  public void close() {
    source.leave(wake);
    if (callback != null) {
      source.leave(callback);
    }
  }
}
