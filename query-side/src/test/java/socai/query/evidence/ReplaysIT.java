package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.guidance.AdoptionLevel;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Step;
import socai.ledger.Ledger;
import socai.problem.Refusal;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.axon.MongoTokenStore;
import socai.query.evidence.Replayed.Difference;
import socai.query.figure.Figure;
import socai.query.figure.FigureProjection;
import socai.query.projection.Tokens;
import socai.query.replay.Exports;
import socai.team.TeamId;

/** An export makes the figure that is shown; where something was changed, the event is named. */
@ExtendWith(FreshDatabase.class)
class ReplaysIT {
  private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
  private static final Figure MEMBERS = new Figure.Members(Optional.empty());
  private static final Figure INSTALLED =
      new Figure.Reached(Field.PROVINCE, Field.VNEID, AdoptionLevel.INSTALLED);
  private static final Figure LEVEL = new Figure.Level(Field.HOME, Field.VNEID);

  private final List<Event> events = new ArrayList<>(Field.units());
  private MongoDatabase database;
  private QueryContext context;

  @BeforeEach
  void field(MongoDatabase fresh) {
    database = fresh;
    events.add(Field.formed());
    events.add(Field.registered());
    events.add(
        new GuidanceActRecorded(
            Field.HOME,
            Names.act("a"),
            Field.guidance(Field.MORNING, new Step.Installed(Field.VNEID))));
    context = new QueryContext(database);
    context.get(Ledger.class).append(new Lines().commit(Names.command("all"), events));
    context.apply(RecordedEvents.of(events));
    new MongoTokenStore(new Tokens(database, "mine", Duration.ofSeconds(10), System::nanoTime))
        .initializeSegment(
            new GlobalSequenceTrackingToken(events.size()), FigureProjection.NAME, 0);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private Replayed replay(String export, Figure figure, Optional<Long> upTo) {
    try {
      return context
          .get(Replays.class)
          .of(
              new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
              figure,
              Optional.of(TODAY),
              upTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Replayed replay(Figure figure) {
    return replay(Exports.of(events), figure, Optional.empty());
  }

  @Test
  void every_kind_of_figure_is_the_same_by_the_export_and_as_shown() {
    for (Figure figure :
        List.of(
            MEMBERS,
            new Figure.Teams(Optional.empty()),
            new Figure.TeamMembers(Field.TEAM),
            new Figure.Households(Field.PROVINCE),
            INSTALLED,
            LEVEL)) {
      Replayed replayed = replay(figure);
      assertThat(replayed.same()).as(figure.text()).isTrue();
      assertThat(replayed.counted()).as(figure.text()).isPositive();
      assertThat(replayed.shown()).contains(replayed.counted());
      assertThat(replayed.position().value()).isEqualTo(events.size());
    }
  }

  @Test
  void a_shorter_export_is_held_against_what_was_shown_at_its_end() {
    long before = events.size() - 1;
    Replayed replayed = replay(Exports.of(events.subList(0, (int) before)), INSTALLED, none());
    assertThat(replayed.position().value()).isEqualTo(before);
    assertThat(replayed.counted()).isZero();
    assertThat(replayed.same()).isTrue();
    assertThat(replay(Exports.of(events), INSTALLED, Optional.of(before)))
        .usingRecursiveComparison()
        .isEqualTo(replayed);
  }

  @Test
  void an_amount_that_was_changed_in_the_views_is_found_with_its_event() {
    database
        .getCollection("figure_events")
        .updateOne(Filters.regex("_id", "^members"), Updates.set("amount", 7));
    Replayed replayed = replay(MEMBERS);
    assertThat(replayed.same()).isFalse();
    assertThat(replayed.differences()).extracting(Difference::shown).containsExactly(7);
    assertThat(replayed.differences()).extracting(Difference::counted).containsExactly(2);
    assertThat(replayed.differences().get(0).position().value())
        .isEqualTo(Field.units().size() + 1L);
  }

  @Test
  void an_event_that_the_views_have_lost_is_found() {
    database.getCollection("figure_events").deleteOne(Filters.regex("_id", "^reached.*installed"));
    Replayed replayed = replay(INSTALLED);
    assertThat(replayed.same()).isFalse();
    assertThat(replayed.differences()).hasSize(1);
    assertThat(replayed.differences().get(0).position().value()).isEqualTo(events.size());
    assertThat(replayed.differences().get(0).shown()).isZero();
  }

  @Test
  void a_sum_that_was_changed_is_not_the_same_though_each_event_is() {
    database
        .getCollection("figures")
        .updateOne(Filters.regex("_id", "^members"), Updates.inc("days.0.sum", 1));
    Replayed replayed = replay(MEMBERS);
    assertThat(replayed.same()).isFalse();
    assertThat(replayed.shown()).contains(replayed.counted() + 1);
    assertThat(replayed.differences()).isEmpty();
  }

  @Test
  void of_what_the_views_know_nothing_the_export_still_tells() {
    database.getCollection("figure_units").deleteMany(new Document());
    Replayed replayed = replay(INSTALLED);
    assertThat(replayed.shown()).isEmpty();
    assertThat(replayed.same()).isFalse();
    assertThat(replayed.counted()).isOne();
  }

  @Test
  void another_line_in_the_export_makes_another_figure() {
    String other =
        Exports.of(events).replace("\"outcome\":\"installed\"", "\"outcome\":\"introduced\"");
    Replayed replayed = replay(other, INSTALLED, none());
    assertThat(replayed.counted()).isZero();
    assertThat(replayed.shown()).contains(1L);
    assertThat(replayed.differences())
        .extracting(d -> d.position().value())
        .containsExactly((long) events.size());
  }

  @Test
  void what_is_no_export_is_refused_with_the_place_of_its_first_flaw() {
    List<String> lines = Exports.of(events).lines().toList();
    String missing = String.join("\n", lines.subList(1, lines.size())) + "\n";
    assertRefused(missing, MEMBERS, "replay.no-event", 1, "{}\n");
    assertRefused(
        String.join("\n", lines) + "\nx\n", MEMBERS, "replay.no-event", lines.size() + 1, "");
    assertRefused(
        "{\"socai.export\":1,\"after\":0,\"through\":99}\n" + Exports.of(events),
        MEMBERS,
        "replay.cut-off",
        lines.size() + 1,
        "");
    assertRefused(
        "", new Figure.TeamMembers(new TeamId(new UUID(1, 1))), "replay.not-in-the-export", 0, "");
  }

  @Test
  void an_export_of_a_longer_ledger_than_this_is_refused() {
    List<Event> more = new ArrayList<>(events);
    more.add(Field.registered(Names.household("other"), Field.HAMLET));
    more.add(Field.registered(Names.household("third"), Field.HAMLET));
    assertRefused(Exports.of(more), MEMBERS, "replay.beyond-the-ledger", events.size() + 1, "");
  }

  private void assertRefused(String export, Figure figure, String code, long at, String before) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> replay(before + export, figure, none()))
        .satisfies(
            refused -> {
              Refusal refusal = refused.refusal();
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refused.details()).isEqualTo(Map.of("position", Long.toString(at)));
            });
  }

  private static Optional<Long> none() {
    return Optional.empty();
  }
}
