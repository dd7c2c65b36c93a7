package socai.ledger.axon;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Ledger;
import socai.ledger.Position;

/**
 * The ledger as what Axon's streaming processors follow. Whoever waits at its end is woken at once
 * when this process appends, and after a short while when another one does. Axon's own event store
 * wakes nobody who asked to be called: its processors look twice a second.
 */
public final class LedgerMessageSource
    implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMessageSource.class);

  private static final int BATCH = 500;

  private final Ledger ledger;
  private final LedgerEventStorageEngine engine;
  private final RecentEvents recent;
  private final Duration poll;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore grown = new Semaphore(0);
  private final Thread watch = new Thread(this::watch, "ledger-watch");

  private volatile boolean closed;

  /**
   * @param engine whose appends are heard of at once
   * @param poll how long to wait before looking whether another process has appended
   */
  public LedgerMessageSource(Ledger ledger, LedgerEventStorageEngine engine, Duration poll) {
    this.ledger = ledger;
    this.engine = engine;
    this.recent = new RecentEvents(engine);
    this.poll = poll;
    engine.onAppend(grown::release);
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new LedgerStream(this, LedgerEventStorageEngine.positionOf(token));
  }

  @Override
  public TrackingToken createTailToken() {
    return engine.createTailToken();
  }

  @Override
  public TrackingToken createHeadToken() {
    return engine.createHeadToken();
  }

  /**
   * Messages after {@code after}, in order, none only at the end: a batch where others read too,
   * all of them from further back.
   */
  Iterator<TrackedEventMessage<?>> after(Position after) {
    return recent.after(after, BATCH).map(List::iterator).orElseGet(() -> engine.follow(after));
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void leave(Runnable listener) {
    listeners.remove(listener);
  }

  /** Many appends in a row wake the listeners once. */
  private void watch() {
    Position seen = Position.START;
    while (!closed) {
      try {
        boolean here = waitForGrowth();
        Position head = here ? seen : ledger.head();
        if (here || head.isAfter(seen)) {
          seen = head;
          listeners.forEach(Runnable::run);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("the ledger's end could not be read: {}", e.getClass().getName());
      }
    }
  }

  /** Whether this process has appended; if not, it is time to look for others. */
  private boolean waitForGrowth() throws InterruptedException {
    boolean here = grown.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS);
    grown.drainPermits();
    return here;
  }

  /** Wakes nobody any more; streams that are open can still be read. */
  @Override
  public void close() {
    closed = true;
    watch.interrupt();
  }
}
