package socai.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceWithdrawn;
import socai.fixture.ForwardingLedger;
import socai.fixture.MemoryLedger;
import socai.ledger.CommandId;
import socai.ledger.Ledger;
import socai.ledger.LedgerBrokenException;
import socai.ledger.Position;
import socai.ledger.wake.Polling;

class LedgerMessageSourceTest {
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration OFTEN = Duration.ofMillis(5);
  private static final int PATIENCE_SECONDS = 20;

  private final Ledger ledger = new MemoryLedger();
  private final LedgerEventStorageEngine engine = engine();
  private final List<LedgerMessageSource> open = new ArrayList<>();
  private long appended;

  private LedgerEventStorageEngine engine() {
    return new LedgerEventStorageEngine(ledger, "/ledger/test", Clock.systemUTC());
  }

  private LedgerMessageSource source(Duration poll) {
    LedgerMessageSource source = new LedgerMessageSource(ledger, engine, poll);
    open.add(source);
    return source;
  }

  @AfterEach
  void close() {
    open.forEach(LedgerMessageSource::close);
  }

  private void append(LedgerEventStorageEngine by, int events) {
    for (int i = 0; i < events; i++) {
      ServiceWithdrawn event =
          new ServiceWithdrawn(new ServiceId("vneid"), LocalDate.of(2024, 1, 1));
      by.appendEvents(
          new GenericDomainEventMessage<>("service", event.stream().toString(), appended++, event)
              .withMetaData(
                  new EventOrigin("admin", new CommandId(UUID.randomUUID())).asMetaData()));
    }
  }

  private static List<Long> read(BlockingStream<TrackedEventMessage<?>> stream, int events)
      throws InterruptedException {
    List<Long> positions = new ArrayList<>();
    while (positions.size() < events
        && stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      positions.add(
          LedgerEventStorageEngine.positionOf(stream.nextAvailable().trackingToken()).value());
    }
    return positions;
  }

  private static List<Long> positions(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void who_asked_to_be_called_is_called_when_this_process_appends() throws Exception {
    BlockingStream<TrackedEventMessage<?>> stream = source(NEVER).openStream(null);
    CountDownLatch called = new CountDownLatch(1);
    assertThat(stream.hasNextAvailable()).isFalse();
    assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
    append(engine, 1);
    assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(read(stream, 1)).isEqualTo(positions(1, 1));
  }

  @Test
  void what_another_process_appends_is_noticed_by_looking() throws Exception {
    BlockingStream<TrackedEventMessage<?>> stream = source(OFTEN).openStream(null);
    CountDownLatch called = new CountDownLatch(1);
    stream.setOnAvailableCallback(called::countDown);
    append(engine(), 1);
    assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(read(stream, 1)).isEqualTo(positions(1, 1));
  }

  @Test
  void a_reader_that_waits_is_woken() throws Exception {
    BlockingStream<TrackedEventMessage<?>> stream = source(NEVER).openStream(null);
    Thread writer = new Thread(() -> append(engine, 3));
    writer.start();
    assertThat(read(stream, 3)).isEqualTo(positions(1, 3));
    writer.join();
  }

  @Test
  void who_begins_far_behind_misses_nothing_and_meets_the_others_at_the_end() throws Exception {
    LedgerMessageSource source = source(OFTEN);
    BlockingStream<TrackedEventMessage<?>> first = source.openStream(null);
    append(engine, 6_000);
    assertThat(read(first, 6_000)).isEqualTo(positions(1, 6_000));
    BlockingStream<TrackedEventMessage<?>> late = source.openStream(null);
    assertThat(read(late, 6_000)).isEqualTo(positions(1, 6_000));
    append(engine, 10);
    assertThat(read(late, 10)).isEqualTo(positions(6_001, 6_010));
    assertThat(read(first, 10)).isEqualTo(positions(6_001, 6_010));
  }

  @Test
  void who_begins_further_on_than_all_others_is_told_what_comes_next() throws Exception {
    LedgerMessageSource source = source(NEVER);
    BlockingStream<TrackedEventMessage<?>> behind = source.openStream(null);
    assertThat(behind.peek()).isEmpty();
    append(engine, 1_200);
    BlockingStream<TrackedEventMessage<?>> ahead =
        source.openStream(new GlobalSequenceTrackingToken(1_200));
    assertThat(ahead.peek()).isEmpty();
    append(engine, 1);
    assertThat(read(ahead, 1)).isEqualTo(positions(1_201, 1_201));
    assertThat(read(behind, 1_201)).isEqualTo(positions(1, 1_201));
  }

  @Test
  void a_reader_goes_on_after_its_token() throws Exception {
    append(engine, 10);
    BlockingStream<TrackedEventMessage<?>> stream =
        source(NEVER).openStream(new GlobalSequenceTrackingToken(7));
    assertThat(read(stream, 3)).isEqualTo(positions(8, 10));
    assertThat(stream.peek()).isEmpty();
  }

  @Test
  void who_is_closed_is_called_no_more() throws Exception {
    LedgerMessageSource source = source(NEVER);
    List<String> calls = new ArrayList<>();
    BlockingStream<TrackedEventMessage<?>> gone = source.openStream(null);
    gone.setOnAvailableCallback(() -> calls.add("gone"));
    gone.close();
    CountDownLatch called = new CountDownLatch(1);
    source.openStream(null).setOnAvailableCallback(called::countDown);
    append(engine, 1);
    assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(calls).isEmpty();
  }

  @Test
  void what_the_store_tells_wakes_who_waits_and_only_once_for_one_event() throws Exception {
    LedgerMessageSource source = source(NEVER);
    BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);
    Semaphore calls = new Semaphore(0);
    stream.setOnAvailableCallback(calls::release);
    append(engine(), 1);
    source.appended(new Position(1));
    assertThat(calls.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(read(stream, 1)).isEqualTo(positions(1, 1));
    source.appended(new Position(1));
    source.appended(new Position(Position.MOST));
    assertThat(calls.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(calls.availablePermits()).isZero();
  }

  @Test
  void a_position_that_is_missing_stops_the_reader() {
    append(engine, 3);
    Ledger holed = new HoledLedger(ledger, 2);
    LedgerMessageSource source =
        new LedgerMessageSource(
            holed, new LedgerEventStorageEngine(holed, "/ledger/test", Clock.systemUTC()), NEVER);
    open.add(source);
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(() -> read(source.openStream(null), 3));
    assertThatExceptionOfType(LedgerBrokenException.class)
        .isThrownBy(() -> read(source.openStream(new GlobalSequenceTrackingToken(1)), 2));
  }

  @Test
  void a_store_that_fails_is_looked_at_again() throws Exception {
    AtomicInteger failures = new AtomicInteger(3);
    LedgerMessageSource source = watching(() -> failing(failures, new IllegalStateException("x")));
    CountDownLatch called = new CountDownLatch(1);
    source.openStream(null).setOnAvailableCallback(called::countDown);
    append(engine(), 1);
    assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).hasValueLessThanOrEqualTo(0);
    assertThat(ended).isNotDone();
  }

  @Test
  void an_error_of_the_watch_is_told_and_never_ends_in_silence() throws Exception {
    Error planted = new StackOverflowError("planted");
    watching(() -> failing(new AtomicInteger(1), planted));
    assertThat(ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isSameAs(planted);
  }

  private LedgerMessageSource watching(Runnable beforeEachLook) {
    Ledger watched =
        new ForwardingLedger(ledger) {
          @Override
          public Position head() {
            if (Thread.currentThread().getName().equals("ledger-watch")) {
              beforeEachLook.run();
            }
            return whole.head();
          }
        };
    LedgerMessageSource source =
        new LedgerMessageSource(
            watched,
            new LedgerEventStorageEngine(watched, "/ledger/test", Clock.systemUTC()),
            new Polling(OFTEN, OFTEN),
            (thread, error) -> ended.complete(error));
    open.add(source);
    return source;
  }

  private static void failing(AtomicInteger times, Throwable why) {
    if (times.getAndDecrement() > 0) {
      if (why instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) why;
    }
  }
}
