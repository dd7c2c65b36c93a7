package socai.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.health.Degraded;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.ledger.Readers;
import socai.query.Brittle;
import socai.query.QueryContext;
import socai.query.projection.Failures;
import socai.query.projection.Generation;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.Tokens;
import socai.query.projection.UnknownEvents;

/** What whoever watches the process is told of its read models, and when. */
@ExtendWith(FreshDatabase.class)
class ProjectionHealthIT {
  private static final Generation LIVE = Generation.first(Brittle.NAME);

  private final AtomicLong nanos = new AtomicLong();
  private final Lines lines = new Lines();
  private QueryContext context;
  private Ledger ledger;
  private Tokens tokens;
  private ProjectionHealth health;
  private UnknownEvents unknown;

  @BeforeEach
  void begin(MongoDatabase database) {
    context = new QueryContext(database);
    ledger = new MongoLedger(database);
    tokens = new Tokens(database, "node", Tokens.CLAIM_TIMEOUT, nanos::get);
    Brittle projection = Brittle.of(1, false);
    context.get(Generations.class).begin(projection, tokens, Position.START);
    tokens.make(LIVE.processor(), 0, Position.START);
    tokens.claim(LIVE.processor(), 0);
    unknown = new UnknownEvents(new Readers(database));
    health =
        new ProjectionHealth(
            new ProjectionStates(
                List.of(projection),
                database,
                context.get(Generations.class),
                context.get(Parking.class),
                context.get(Failures.class),
                ledger,
                nanos::get),
            unknown);
  }

  @AfterEach
  void end() {
    context.close();
  }

  private void apply(String household) {
    ledger.append(
        lines.commit(
            Names.command(household),
            List.of(Field.registered(Names.household(household), Field.HAMLET))));
  }

  private void reached(long position) {
    assertThat(tokens.store(LIVE.processor(), 0, new Position(position))).isTrue();
  }

  private void later(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private Object of(Health recorded, String detail) {
    Map<?, ?> projections = (Map<?, ?>) recorded.getDetails().get("projections");
    return ((Map<?, ?>) projections.get(Brittle.NAME)).get(detail);
  }

  @Test
  void one_that_has_seen_every_event_is_up_however_long_nothing_is_told() {
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    apply("one");
    reached(1);
    later(3_600);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void one_that_stands_still_while_there_is_more_is_told_of_and_at_last_down() {
    apply("one");
    apply("two");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(20);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(1);
    Health still = health.health();
    assertThat(still.getStatus()).isEqualTo(Degraded.STATUS);
    assertThat(still.getDetails()).containsEntry("code", "projection.still");
    assertThat(of(still, "events")).isEqualTo(2L);
    assertThat(of(still, "seconds")).isEqualTo(21L);
    later(40);
    Health stuck = health.health();
    assertThat(stuck.getStatus()).isEqualTo(Status.DOWN);
    assertThat(stuck.getDetails()).containsEntry("code", "projection.stuck");
  }

  @Test
  void one_that_goes_on_is_up_also_far_behind() {
    apply("one");
    apply("two");
    apply("three");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(19);
    reached(1);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(19);
    reached(2);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void one_that_is_held_at_its_position_is_no_fault() {
    apply("one");
    health.health();
    later(55);
    context.get(Generations.class).hold(Brittle.NAME, "somebody");
    health.health();
    later(9);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    later(2);
    assertThat(health.health().getStatus()).as("the hold has run out").isEqualTo(Status.DOWN);
  }

  @Test
  void what_is_parked_is_counted_with_the_class_of_what_went_wrong_and_nothing_else() {
    apply("one");
    reached(1);
    context
        .get(Parking.class)
        .park(
            LIVE,
            ProjectionSegment.WHOLE,
            Names.household("one").stream(),
            new Position(1),
            "socai.household.registered",
            new IllegalStateException("Lò Văn A"));
    Health parked = health.health();
    assertThat(parked.getStatus()).isEqualTo(Degraded.STATUS);
    assertThat(parked.getDetails()).containsEntry("code", "projection.parked");
    assertThat(of(parked, "parked")).isEqualTo(1);
    assertThat(of(parked, "reasons")).isEqualTo(List.of("IllegalStateException"));
    assertThat(parked.getDetails().toString())
        .doesNotContain("Lò", Names.household("one").toString());
  }

  @Test
  void what_fails_is_told_by_its_class_until_it_goes_on() {
    Failures failures = context.get(Failures.class);
    failures.note(LIVE.processor(), new NoClassDefFoundError("Lò Văn A"));
    Health failing = health.health();
    assertThat(failing.getStatus()).isEqualTo(Degraded.STATUS);
    assertThat(failing.getDetails()).containsEntry("code", "projection.failing");
    assertThat(of(failing, "failing")).isEqualTo("NoClassDefFoundError");
    assertThat(failing.getDetails().toString()).doesNotContain("Lò");
    failures.forget(LIVE.processor());
    failures.note("generations", new IllegalStateException());
    assertThat(health.health().getDetails()).containsEntry("code", "projection.failing");
    failures.forget("generations");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void what_was_passed_over_as_unknown_is_counted_and_is_no_fault() {
    unknown.passOver("socai.household.sung-to", new Position(1));
    unknown.passOver("socai.household.sung-to", new Position(4));
    unknown.passOver("socai.household.sung-to", new Position(1));

    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getDetails())
        .isEqualTo(Map.of("passedOver", Map.of("socai.household.sung-to", 2L)));
  }
}
