package socai.ledger.axon;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.wake.Polling;

/**
 * The ledger as what Axon's streaming processors follow. Whoever waits at its end is woken at once
 * when this process appends, or when the store tells of others' commits; else after a short while.
 * Axon's own event store wakes nobody who asked to be called: its processors look twice a second.
 *
 * <p>Where one append follows another, they are shown together, every {@value #TOGETHER_MILLIS} ms:
 * to a projection a batch of one event costs nearly as much as one of fifty, and there are many
 * projections. The first after a pause is shown at once.
 */
public final class LedgerMessageSource
    implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMessageSource.class);

  private static final int BATCH = 500;

  private static final int TOGETHER_MILLIS = 40;

  /** How often one looks although one would be notified. */
  private static final Duration PRECAUTION = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final LedgerEventStorageEngine engine;
  private final RecentEvents recent;
  private final Polling polling;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore grown = new Semaphore(0);
  private final Thread watch = new Thread(this::watch, "ledger-watch");

  /** The largest position that somebody was woken for. */
  private final AtomicLong known = new AtomicLong();

  private final CountDownLatch closed = new CountDownLatch(1);

  /** Whether one is notified of others' commits, so that looking is only a precaution. */
  private volatile BooleanSupplier notified = () -> false;

  /**
   * @param engine whose appends are heard of at once
   * @param poll how long to wait before looking whether another process has appended
   */
  public LedgerMessageSource(Ledger ledger, LedgerEventStorageEngine engine, Duration poll) {
    this(ledger, engine, new Polling(poll, poll));
  }

  /**
   * @param engine whose appends are heard of at once
   * @param polling how long to wait before looking whether another process has appended
   */
  public LedgerMessageSource(Ledger ledger, LedgerEventStorageEngine engine, Polling polling) {
    this(ledger, engine, polling, Thread.getDefaultUncaughtExceptionHandler());
  }

  /**
   * @param engine whose appends are heard of at once
   * @param polling how long to wait before looking whether another process has appended
   * @param ended told if the watch ends by an error: nobody is woken any more
   */
  public LedgerMessageSource(
      Ledger ledger,
      LedgerEventStorageEngine engine,
      Polling polling,
      Thread.@Nullable UncaughtExceptionHandler ended) {
    this.ledger = ledger;
    this.engine = engine;
    this.recent = new RecentEvents(engine);
    this.polling = polling;
    engine.onAppend(this::appended);
    watch.setDaemon(true);
    watch.setUncaughtExceptionHandler(ended);
    watch.start();
  }

  /**
   * While {@code recorded} answers true, others' commits are {@link #appended} of, and hardly
   * looked for.
   */
  public void notifiedBy(BooleanSupplier notified) {
    this.notified = notified;
  }

  /** Wakes those who wait, unless they have been woken for an event at {@code position} before. */
  public void appended(Position position) {
    if (position.value() > known.get()) {
      if (position.value() < Position.MOST) {
        known.accumulateAndGet(position.value(), Math::max);
      }
      grown.release();
    }
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
    boolean troubled = false;
    while (closed.getCount() > 0) {
      try {
        boolean hasGrown = hasGrown();
        troubled = false;
        recent.mayHaveGrown();
        if (hasGrown) {
          listeners.forEach(Runnable::run);
          closed.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // At the end of this process it is that end which interrupts the reading.
        if (closed.getCount() > 0 && !troubled) {
          troubled = true;
          LOG.warn("the ledger's end could not be read: {}", e.getClass().getName());
        }
      }
    }
  }

  /** Waits to be notified; looks, if nobody tells for a while. */
  private boolean hasGrown() throws InterruptedException {
    Duration wait = notified.getAsBoolean() ? PRECAUTION : polling.next();
    if (grown.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      grown.drainPermits();
      return true;
    }
    long head = ledger.head().value();
    boolean found = head > known.getAndAccumulate(head, Math::max);
    polling.looked(found);
    return found;
  }

  /** Wakes nobody any more; streams that are open can still be read. */
  @Override
  public void close() {
    closed.countDown();
    watch.interrupt();
  }
}
