package socai.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static socai.fixture.Field.established;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.access.ActorKey;
import socai.event.Event;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.projection.Recorded;
import socai.schema.EventTypes;
import socai.territory.UnitLevel;
import socai.time.RecordedAt;

/** Given who told what when, then that and no other event is found. */
@ExtendWith(FreshDatabase.class)
class JournalIT {
  private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
  private static final Optional<Instant> ANY_TIME = Optional.empty();
  private static final Optional<String> ANYBODY = Optional.empty();

  private final List<Event> events = new ArrayList<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private QueryContext context;

  @BeforeEach
  void field(MongoDatabase database) {
    context = new QueryContext(database);
    recorded("lan", TEN);
    recorded("minh", TEN.plusMillis(1));
    recorded("lan", TEN.plusSeconds(60));
    recorded("lan", TEN.plusSeconds(60));
    recorded("minh", TEN.plusSeconds(59));
    context.get(Ledger.class).append(new Lines().commit(Names.command("all"), events));
    context.apply(recorded);
  }

  private void recorded(String actor, Instant at) {
    String name = "unit " + recorded.size();
    Event event = established(Names.unit(name), UnitLevel.PROVINCE, Optional.empty());
    events.add(event);
    recorded.add(
        new Recorded(
            new Position(recorded.size() + 1L),
            EventTypes.nameOf(event.getClass()),
            event,
            actor,
            new RecordedAt(at),
            Names.entry(name)));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void without_a_choice_all_is_found_in_the_order_of_recording_the_latest_first() {
    assertThat(found(ANYBODY, ANY_TIME, ANY_TIME)).containsExactly(4L, 3L, 5L, 2L, 1L);
  }

  @Test
  void what_one_login_told_is_found_by_its_key() {
    assertThat(found(Optional.of(ActorKey.of("minh")), ANY_TIME, ANY_TIME)).containsExactly(5L, 2L);
    assertThat(found(Optional.of(ActorKey.of("nobody")), ANY_TIME, ANY_TIME)).isEmpty();
  }

  @Test
  void a_key_is_the_begin_of_the_hash_that_everybody_can_compute() {
    // printf %s officer | sha256sum | cut -c1-32
    assertThat(ActorKey.of("officer")).isEqualTo("d71f0bd623e5e0b40eb4b4355091d057");
  }

  @Test
  void a_time_is_found_to_the_millisecond_its_end_left_out() {
    assertThat(found(ANYBODY, Optional.of(TEN.plusMillis(1)), Optional.of(TEN.plusSeconds(60))))
        .containsExactly(5L, 2L);
    assertThat(found(ANYBODY, Optional.of(TEN.plusMillis(2)), Optional.of(TEN.plusSeconds(59))))
        .isEmpty();
    assertThat(
            found(
                Optional.of(ActorKey.of("lan")),
                Optional.of(TEN.plusSeconds(1)),
                Optional.of(TEN.plusSeconds(61))))
        .containsExactly(4L, 3L);
  }

  @Test
  void moments_that_no_clock_shows_are_no_error() {
    assertThat(found(ANYBODY, Optional.of(Instant.MIN), Optional.of(Instant.MAX))).hasSize(5);
  }

  @Test
  void pages_join_without_a_gap_also_among_events_of_one_millisecond() {
    List<Long> all = new ArrayList<>();
    Optional<String> before = Optional.empty();
    do {
      Journal page = page(new JournalQuery.Wanted(ANYBODY, ANY_TIME, ANY_TIME, before), 1);
      page.lines().forEach(line -> all.add(line.position().value()));
      before = page.next();
      before.ifPresent(place -> assertThat(place).matches(JournalPlace.PATTERN));
    } while (before.isPresent());
    assertThat(all).containsExactly(4L, 3L, 5L, 2L, 1L);
  }

  @Test
  void places_sort_as_moments_and_positions_do() {
    List<String> places =
        LongStream.of(1, 255, 256, Position.MOST)
            .mapToObj(position -> new JournalPlace(TEN, position).toString())
            .toList();
    assertThat(places).isSorted().allMatch(place -> place.matches(JournalPlace.PATTERN));
    assertThat(JournalPlace.before(TEN).toString()).isLessThan(places.get(0));
    assertThat(new JournalPlace(TEN.minusMillis(1), Position.MOST).toString())
        .isLessThan(JournalPlace.before(TEN).toString());
  }

  @Test
  void a_line_says_what_the_ledger_says() {
    Journal.Line line =
        page(new JournalQuery.Wanted(ANYBODY, ANY_TIME, ANY_TIME, Optional.empty()), 1)
            .lines()
            .get(0);
    assertThat(line.type()).isEqualTo("socai.unit.established");
    assertThat(line.subject()).isEqualTo(events.get(3).stream().toString());
    assertThat(line.occurredAt()).isEqualTo(events.get(3).occurredAt());
    assertThat(line.by()).isEqualTo(ActorKey.of("lan"));
  }

  @Test
  void an_event_that_the_ledger_has_lost_is_named_by_its_position() {
    Event lost = established(Names.unit("lost"), UnitLevel.PROVINCE, Optional.empty());
    context.apply(
        List.of(
            new Recorded(
                new Position(7),
                EventTypes.nameOf(lost.getClass()),
                lost,
                "lan",
                new RecordedAt(TEN.plusSeconds(90)),
                Names.entry("lost"))));
    assertThatThrownBy(() -> found(ANYBODY, ANY_TIME, ANY_TIME))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.details())
                    .containsEntry("position", "7")
                    .containsEntry("difference", "position-missing"));
  }

  private List<Long> found(Optional<String> by, Optional<Instant> from, Optional<Instant> to) {
    return page(new JournalQuery.Wanted(by, from, to, Optional.empty()), 50).lines().stream()
        .map(line -> line.position().value())
        .toList();
  }

  private Journal page(JournalQuery.Wanted wanted, int limit) {
    return context.get(JournalQuery.class).find(wanted, limit, QueryContext.ALL);
  }
}
