package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.FreshDatabase;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RecordedEvents;

/** What was replaced is forgotten after a while, and never under an answer that reads it. */
@ExtendWith(FreshDatabase.class)
class RetentionIT {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Event> events = RandomHistory.of(new Random(3), 60);

  private MongoDatabase database;
  private QueryContext context;
  private Tokens tokens;
  private Retention retention;

  @BeforeEach
  void begin(MongoDatabase fresh) {
    database = fresh;
    context = new QueryContext(database);
    tokens = new Tokens(database, "mine", Tokens.CLAIM_TIMEOUT, System::nanoTime);
    retention =
        new Retention(database, context.get(ReadModels.class), context.projections(), nanos::get);
    for (Projection projection : context.projections()) {
      for (ProjectionSegment segment : ProjectionSegment.of(projection.segments())) {
        tokens.make(projection.name(), segment.index(), Position.START);
        tokens.claim(projection.name(), segment.index());
      }
    }
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void project(String projection, int from, int to) {
    context.projections().stream()
        .filter(p -> p.name().equals(projection))
        .forEach(p -> context.apply(p, RecordedEvents.of(events).subList(from, to)));
    context.projections().stream()
        .filter(p -> p.name().equals(projection))
        .flatMap(p -> ProjectionSegment.of(p.segments()).stream())
        .forEach(segment -> tokens.store(projection, segment.index(), new Position(to)));
  }

  private void drawAll(int from, int to) {
    context.projections().forEach(p -> project(p.name(), from, to));
  }

  private void pass(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    retention.lookAgain(Map.of());
  }

  private long past(String collection) {
    return database.getCollection(collection + ".past").countDocuments();
  }

  @Test
  void what_no_answer_reads_any_more_is_forgotten_after_half_a_minute() {
    drawAll(0, 50);
    retention.lookAgain(Map.of());
    drawAll(50, events.size());
    long replaced = past("figure_spans");
    assertThat(replaced).isPositive();
    pass(29);
    assertThat(past("figure_spans")).isEqualTo(replaced);
    pass(5);
    assertThat(database.getCollection("figure_spans.past").find(Filters.lte("until", 50L)))
        .isEmpty();
    pass(31);
    assertThat(past("figure_spans")).isZero();
    assertThat(past("units")).isZero();
  }

  @Test
  void what_others_read_is_kept_for_the_one_furthest_behind() {
    drawAll(0, 20);
    for (Projection projection : context.projections()) {
      if (!projection.name().equals("journal")) {
        project(projection.name(), 20, events.size());
      }
    }
    retention.lookAgain(Map.of());
    pass(31);
    assertThat(past("figure_spans")).isZero();
    assertThat(database.getCollection("units.past").find(Filters.gt("until", 20L))).isNotEmpty();
    assertThat(database.getCollection("units.past").find(Filters.lte("until", 20L))).isEmpty();
  }

  @Test
  void an_answer_under_which_something_is_forgotten_is_composed_again() {
    drawAll(0, 50);
    retention.lookAgain(Map.of());
    AtomicInteger times = new AtomicInteger();
    Position position =
        context
            .get(Progress.class)
            .answer(
                Optional.empty(),
                snapshot -> {
                  if (times.getAndIncrement() == 0) {
                    drawAll(50, events.size());
                    pass(31);
                    pass(31);
                  }
                  return snapshot.position();
                },
                "figures",
                "units");
    assertThat(times).hasValue(2);
    assertThat(position.value()).isEqualTo(events.size());
  }

  @Test
  void what_was_drawn_without_keeping_anything_is_not_read_as_it_was_before() {
    drawAll(0, 40);
    project("units", 40, 50);
    tokens.forget("units", new Position(50));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> position("figures", "units"))
        .matches(refused -> refused.refusal() == ProjectionRefusal.NOT_YET);
    project("figures", 40, 55);
    project("units", 50, 55);
    assertThat(position("figures", "units")).isEqualTo(new Position(55));
  }

  @Test
  void a_token_that_says_nothing_of_it_keeps_from_where_it_is() {
    drawAll(0, 50);
    database
        .getCollection(Tokens.COLLECTION)
        .updateMany(Filters.empty(), Updates.unset("forgotten"));
    tokens.keepFromNow("units");
    drawAll(50, events.size());
    assertThat(Tokens.reached(database, "units").forgotten()).isEqualTo(new Position(50));
    assertThat(position("units")).isEqualTo(new Position(events.size()));
  }

  private Position position(String leading, String... supporting) {
    return context
        .get(Progress.class)
        .answer(Optional.empty(), ReadSnapshot::position, leading, supporting);
  }
}
