package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.MemoryLedger;
import socai.fixture.OneOfEach;
import socai.fixture.SettableClock;
import socai.ledger.CommandId;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.Brittle;
import socai.query.QueryContext;
import socai.query.axon.MongoTokenStore;

/** How far a projection has looked, and waiting for it no longer than is bearable. */
@ExtendWith(FreshDatabase.class)
class ProgressIT {
  private static final Ledger LEDGER = filled();

  @Test
  void a_projection_that_never_ran_has_seen_nothing(MongoDatabase database) {
    assertThat(progress(database).of("totals").position()).isEqualTo(Position.START);
  }

  @Test
  void of_several_segments_the_one_furthest_behind_counts(MongoDatabase database) {
    MongoTokenStore tokens = tokens(database);
    tokens.initializeSegment(new GlobalSequenceTrackingToken(9), "totals", 0);
    tokens.initializeSegment(new GlobalSequenceTrackingToken(4), "totals", 1);
    tokens.initializeSegment(new GlobalSequenceTrackingToken(2), "figures", 0);
    assertThat(progress(database).of("totals").position()).isEqualTo(new Position(4));
  }

  @Test
  void what_has_been_reached_is_answered_at_once(MongoDatabase database) {
    tokens(database).initializeSegment(new GlobalSequenceTrackingToken(9), "totals", 0);
    assertThat(progress(database).of("totals", Optional.of(9L)).position())
        .isEqualTo(new Position(9));
    assertThat(progress(database).of("totals", Optional.empty()).position())
        .isEqualTo(new Position(9));
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void who_asks_for_more_waits_until_it_is_there(MongoDatabase database) throws Exception {
    MongoTokenStore tokens = tokens(database);
    tokens.initializeSegment(new GlobalSequenceTrackingToken(1), "totals", 0);
    tokens.fetchToken("totals", 0);
    Progress progress = progress(database);
    CompletableFuture<Position> answer =
        CompletableFuture.supplyAsync(() -> progress.of("totals", Optional.of(3L)).position());
    for (long position : List.of(2L, 3L)) {
      assertThat(answer).isNotDone();
      tokens.storeToken(new GlobalSequenceTrackingToken(position), "totals", 0);
    }
    assertThat(answer.get()).isEqualTo(new Position(3));
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void who_asks_for_what_does_not_come_is_told_so_within_seconds(MongoDatabase database) {
    tokens(database).initializeSegment(new GlobalSequenceTrackingToken(1), "totals", 0);
    long begun = System.nanoTime();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> progress(database).of("totals", Optional.of(2L)))
        .matches(e -> e.refusal() == ProjectionRefusal.NOT_YET);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  void who_asks_for_a_position_is_answered_at_that_one_also_when_more_is_there(
      MongoDatabase database) {
    MongoTokenStore tokens = tokens(database);
    tokens.initializeSegment(new GlobalSequenceTrackingToken(3), "totals", 0);
    tokens.fetchToken("totals", 0);
    for (long position : List.of(5L, 9L)) {
      tokens.storeToken(new GlobalSequenceTrackingToken(position), "totals", 0);
    }
    ReadSnapshot between = at(database, 4);
    assertThat(at(database, 5))
        .isNotEqualTo(between)
        .extracting(ReadSnapshot::isBetween)
        .isEqualTo(false);
    assertThat(between.position()).isEqualTo(new Position(4));
    assertThat(between.isBetween()).isTrue();
  }

  @Test
  void who_asks_for_a_position_that_is_forgotten_is_told_so_at_once(MongoDatabase database) {
    tokens(database).initializeSegment(new GlobalSequenceTrackingToken(9), "totals", 0);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> at(database, 8))
        .matches(e -> e.refusal() == ProjectionRefusal.NOT_KEPT);
    assertThat(at(database, 9).position()).isEqualTo(new Position(9));
  }

  private static ReadSnapshot at(MongoDatabase database, long position) {
    return progress(database).answer(AskedAt.at(new Position(position)), s -> s, "totals");
  }

  @Test
  void what_is_drawn_for_the_first_time_is_shown_once_it_is_whole(MongoDatabase database) {
    Tokens owned = new Tokens(database, "mine", Duration.ofSeconds(10), System::nanoTime);
    MongoTokenStore tokens = new MongoTokenStore(owned);
    new Generations(database, new SettableClock(QueryContext.NOW))
        .begin(Brittle.of(1, false), owned, new Position(9));
    isBeingProjected(database);
    tokens.initializeSegment(null, Brittle.NAME, 0);
    tokens.fetchToken(Brittle.NAME, 0);
    for (long position : List.of(1L, 8L)) {
      tokens.storeToken(new GlobalSequenceTrackingToken(position), Brittle.NAME, 0);
      isBeingProjected(database);
    }
    tokens.storeToken(new GlobalSequenceTrackingToken(9), Brittle.NAME, 0);
    assertThat(progress(database).of(Brittle.NAME, Optional.empty()).position())
        .isEqualTo(new Position(9));
  }

  @Test
  void what_was_not_begun_is_no_answer_where_something_was_told(MongoDatabase database) {
    isBeingProjected(database);
  }

  private static void isBeingProjected(MongoDatabase database) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> progress(database).of(Brittle.NAME, Optional.empty()))
        .matches(e -> e.refusal() == ProjectionRefusal.BEING_DRAWN);
  }

  @Test
  void who_asks_beyond_the_ledger_is_told_so_at_once(MongoDatabase database) {
    tokens(database).initializeSegment(new GlobalSequenceTrackingToken(1), "totals", 0);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> progress(database).of("totals", Optional.of(LEDGER.head().value() + 1)))
        .matches(e -> e.refusal() == ProjectionRefusal.BEYOND_THE_LEDGER);
  }

  private static Progress progress(MongoDatabase database) {
    SettableClock clock = new SettableClock(QueryContext.NOW);
    return new Progress(
        database,
        new Generations(database, clock),
        new Parking(database, clock),
        LEDGER,
        Optional.empty());
  }

  private static Ledger filled() {
    Ledger ledger = new MemoryLedger();
    ledger.append(new Lines().commit(new CommandId(UUID.randomUUID()), OneOfEach.events()));
    return ledger;
  }

  private static MongoTokenStore tokens(MongoDatabase database) {
    return new MongoTokenStore(
        new Tokens(database, "mine", Duration.ofSeconds(10), System::nanoTime));
  }
}
