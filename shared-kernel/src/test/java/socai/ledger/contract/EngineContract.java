package socai.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceWithdrawn;
import socai.fixture.Names;
import socai.ledger.axon.EventOrigin;

/**
 * What is promised of Axon's event storage engine on a ledger, and of the source that its streaming
 * processors follow. An engine joins by a subclass that opens it.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
public abstract class EngineContract {
  private static final String VNEID = "vneid";
  private static final String POWER = "thanh-toan-dien";
  private static final int MORE_THAN_IS_KEPT = 6_000;

  private final List<Opened> open = new ArrayList<>();

  /**
   * An engine and what follows it, as one process has them.
   *
   * @param close ends what goes on behind them
   */
  public record Opened(
      EventStorageEngine engine,
      StreamableMessageSource<TrackedEventMessage<?>> source,
      Runnable close) {}

  /** The engine of one more process on this test's store, which is empty at first. */
  protected abstract Opened openOneMore();

  /** How long to wait for an event that must come. */
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  private Opened open() {
    Opened opened = openOneMore();
    open.add(opened);
    return opened;
  }

  @AfterEach
  void closeAll() {
    open.forEach(opened -> opened.close().run());
  }

  static DomainEventMessage<ServiceWithdrawn> event(String command, String service, long number) {
    ServiceWithdrawn event =
        new ServiceWithdrawn(new ServiceId(service), LocalDate.of(2024, 1, 1).plusDays(number));
    return new GenericDomainEventMessage<>("service", event.stream().toString(), number, event)
        .withMetaData(new EventOrigin("admin", Names.command(command)).asMetaData());
  }

  private static List<DomainEventMessage<?>> events(
      String command, String service, long from, int count) {
    return LongStream.range(from, from + count)
        .<DomainEventMessage<?>>mapToObj(number -> event(command, service, number))
        .toList();
  }

  private static List<String> ids(List<? extends EventMessage<?>> events) {
    return events.stream().map(EventMessage::getIdentifier).toList();
  }

  private static List<DomainEventMessage<?>> stream(EventStorageEngine engine, String service) {
    return new ArrayList<>(
        engine.readEvents("service/" + service, 0).asStream().map(e -> e).toList());
  }

  private static List<TrackedEventMessage<?>> all(EventStorageEngine engine, TrackingToken after) {
    return new ArrayList<>(engine.readEvents(after, false).map(e -> e).toList());
  }

  private List<TrackedEventMessage<?>> follow(
      BlockingStream<TrackedEventMessage<?>> stream, int count) throws InterruptedException {
    List<TrackedEventMessage<?>> shown = new ArrayList<>();
    int millis = Math.toIntExact(patience().toMillis());
    while (shown.size() < count && stream.hasNextAvailable(millis, TimeUnit.MILLISECONDS)) {
      shown.add(stream.nextAvailable());
    }
    return shown;
  }

  @Test
  void an_event_is_read_back_as_it_was_appended() {
    DomainEventMessage<?> appended = event("a", VNEID, 0);
    Instant before = Instant.now().minusSeconds(1);
    open().engine().appendEvents(appended);
    DomainEventMessage<?> read = stream(open().engine(), VNEID).get(0);
    assertThat(read.getPayload()).isEqualTo(appended.getPayload());
    assertThat(read.getIdentifier()).isEqualTo(appended.getIdentifier());
    assertThat(read.getAggregateIdentifier()).isEqualTo("service/" + VNEID);
    assertThat(read.getType()).isEqualTo("service");
    assertThat(read.getSequenceNumber()).isZero();
    assertThat(read.getMetaData()).containsAllEntriesOf(appended.getMetaData());
    assertThat(read.getTimestamp()).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void a_stream_is_read_in_order_from_a_number_on() {
    EventStorageEngine engine = open().engine();
    List<DomainEventMessage<?>> first = events("a", VNEID, 0, 3);
    engine.appendEvents(first);
    engine.appendEvents(events("b", POWER, 0, 2));
    List<DomainEventMessage<?>> second = events("c", VNEID, 3, 2);
    engine.appendEvents(second);
    List<DomainEventMessage<?>> whole = new ArrayList<>(first);
    whole.addAll(second);
    assertThat(ids(stream(engine, VNEID))).isEqualTo(ids(whole));
    assertThat(engine.readEvents("service/" + VNEID, 2).asStream().map(EventMessage::getIdentifier))
        .isEqualTo(ids(whole).subList(2, 5));
  }

  @Test
  void of_a_stream_the_last_number_is_told_if_it_has_begun() {
    EventStorageEngine engine = open().engine();
    engine.appendEvents(events("a", VNEID, 0, 3));
    assertThat(engine.lastSequenceNumberFor("service/" + VNEID)).isEqualTo(Optional.of(2L));
    assertThat(engine.lastSequenceNumberFor("service/" + POWER)).isEmpty();
    assertThat(stream(engine, POWER)).isEmpty();
    assertThat(engine.readSnapshot("service/" + VNEID)).isEmpty();
  }

  @Test
  void whoever_comes_second_to_a_number_hears_that_another_was_there() {
    EventStorageEngine engine = open().engine();
    DomainEventMessage<?> first = event("a", VNEID, 0);
    engine.appendEvents(first);
    assertThatExceptionOfType(ConcurrencyException.class)
        .isThrownBy(() -> open().engine().appendEvents(event("b", VNEID, 0)));
    assertThat(ids(stream(engine, VNEID))).containsExactly(first.getIdentifier());
  }

  @Test
  void events_of_several_streams_come_together_or_not_at_all() {
    EventStorageEngine engine = open().engine();
    engine.appendEvents(event("a", VNEID, 0));
    assertThatExceptionOfType(ConcurrencyException.class)
        .isThrownBy(() -> engine.appendEvents(List.of(event("b", POWER, 0), event("b", VNEID, 0))));
    assertThat(stream(engine, POWER)).isEmpty();
    assertThat(all(engine, engine.createTailToken())).hasSize(1);
    engine.appendEvents(List.of(event("b", POWER, 0), event("b", VNEID, 1)));
    assertThat(all(engine, engine.createTailToken())).hasSize(3);
  }

  @Test
  void a_command_that_comes_again_appends_nothing() {
    EventStorageEngine engine = open().engine();
    DomainEventMessage<?> first = event("a", VNEID, 0);
    engine.appendEvents(first);
    assertThatThrownBy(() -> open().engine().appendEvents(event("a", VNEID, 1)))
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(ConcurrencyException.class);
    assertThat(ids(all(engine, engine.createTailToken()))).containsExactly(first.getIdentifier());
  }

  @Test
  void what_is_read_as_a_whole_is_in_the_order_of_appending_and_each_token_covers_the_last() {
    EventStorageEngine engine = open().engine();
    List<DomainEventMessage<?>> appended = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<DomainEventMessage<?>> commit = events("c" + i, i % 2 == 0 ? VNEID : POWER, i / 2, 1);
      engine.appendEvents(commit);
      appended.addAll(commit);
    }
    List<TrackedEventMessage<?>> read = all(engine, engine.createTailToken());
    assertThat(ids(read)).isEqualTo(ids(appended));
    for (int i = 1; i < read.size(); i++) {
      TrackingToken before = read.get(i - 1).trackingToken();
      TrackingToken token = read.get(i).trackingToken();
      assertThat(token.covers(before)).isTrue();
      assertThat(before.covers(token)).isFalse();
      assertThat(token.position().orElseThrow()).isEqualTo(i + 1L);
      assertThat(ids(all(engine, before))).isEqualTo(ids(appended).subList(i, appended.size()));
    }
  }

  @Test
  void the_token_of_the_end_leads_to_what_is_appended_after_it() {
    EventStorageEngine engine = open().engine();
    engine.appendEvents(events("a", VNEID, 0, 3));
    TrackingToken end = engine.createHeadToken();
    assertThat(all(engine, end)).isEmpty();
    DomainEventMessage<?> later = event("b", VNEID, 3);
    engine.appendEvents(later);
    assertThat(ids(all(engine, end))).containsExactly(later.getIdentifier());
  }

  @Test
  void a_token_of_a_moment_is_refused_or_leads_to_all_that_came_after_it() throws Exception {
    EventStorageEngine engine = open().engine();
    engine.appendEvents(event("a", VNEID, 0));
    TrackingToken token;
    try {
      token = engine.createTokenAt(Instant.EPOCH);
    } catch (UnsupportedOperationException refused) {
      return;
    }
    assertThat(all(engine, token)).hasSize(1);
  }

  @Test
  void a_follower_who_waits_is_shown_what_this_process_and_others_append() throws Exception {
    Opened here = open();
    Opened there = open();
    try (BlockingStream<TrackedEventMessage<?>> stream = here.source().openStream(null)) {
      assertThat(stream.hasNextAvailable()).isFalse();
      here.engine().appendEvents(event("a", VNEID, 0));
      assertThat(follow(stream, 1)).hasSize(1);
      there.engine().appendEvents(event("b", VNEID, 1));
      assertThat(follow(stream, 1)).hasSize(1);
    }
  }

  @Test
  void a_follower_goes_on_after_any_token() throws Exception {
    Opened opened = open();
    List<DomainEventMessage<?>> appended = events("a", VNEID, 0, 5);
    opened.engine().appendEvents(appended);
    for (TrackedEventMessage<?> event : all(opened.engine(), opened.engine().createTailToken())) {
      int done = Math.toIntExact(event.trackingToken().position().orElseThrow());
      try (BlockingStream<TrackedEventMessage<?>> stream =
          opened.source().openStream(event.trackingToken())) {
        assertThat(ids(follow(stream, 5 - done))).isEqualTo(ids(appended).subList(done, 5));
        assertThat(stream.peek()).isEmpty();
      }
    }
  }

  @Test
  void a_slow_follower_misses_nothing_however_far_the_others_are() throws Exception {
    Opened opened = open();
    try (BlockingStream<TrackedEventMessage<?>> slow = opened.source().openStream(null);
        BlockingStream<TrackedEventMessage<?>> quick = opened.source().openStream(null)) {
      List<DomainEventMessage<?>> appended = new ArrayList<>(events("a", VNEID, 0, 10));
      opened.engine().appendEvents(appended);
      assertThat(ids(follow(slow, 3))).isEqualTo(ids(appended).subList(0, 3));
      for (int i = 10; i < MORE_THAN_IS_KEPT; i += 10) {
        List<DomainEventMessage<?>> more = events("c" + i, VNEID, i, 10);
        opened.engine().appendEvents(more);
        appended.addAll(more);
        if (i % 500 == 0) {
          follow(quick, 500);
        }
      }
      assertThat(ids(follow(slow, appended.size() - 3)))
          .isEqualTo(ids(appended).subList(3, appended.size()));
    }
  }

  @Test
  void followers_see_each_event_of_several_writers_once_and_in_one_order() throws Exception {
    new EngineRace(List.of(open(), open()), patience()).run();
  }
}
