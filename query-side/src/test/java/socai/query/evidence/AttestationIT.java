package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import socai.event.Event;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.guidance.AdoptionLevel;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RandomTeams;
import socai.query.RecordedEvents;
import socai.query.Recount;
import socai.query.figure.Figure;
import socai.query.figure.FigureProjection;
import socai.query.projection.Tokens;
import socai.query.replay.Replay;
import socai.team.TeamFormed;
import socai.territory.UnitId;
import socai.time.Vietnam;

/** Only what the read models and the ledger give alike may be put in writing. */
@ExtendWith(FreshDatabase.class)
class AttestationIT {
  private static final Optional<LocalDate> DAY =
      Optional.of(LocalDate.ofInstant(QueryContext.NOW, Vietnam.ZONE));

  private final List<Event> events = new ArrayList<>();
  private MongoDatabase database;
  private QueryContext context;

  @BeforeEach
  void history(MongoDatabase fresh) {
    database = fresh;
    events.addAll(RandomHistory.of(new Random(5), 200));
    events.addAll(RandomTeams.of(new Random(5), 60));
    context = new QueryContext(database);
    context.get(Ledger.class).append(new Lines().commit(Names.command("all"), events));
    context.apply(RecordedEvents.of(events));
    new Tokens(database, "mine", Tokens.CLAIM_TIMEOUT, System::nanoTime)
        .make(FigureProjection.NAME, 0, end());
  }

  @AfterEach
  void close() {
    context.close();
  }

  private Position end() {
    return new Position(events.size());
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    Recount recount = new Recount(events);
    for (UnitId unit : recount.units()) {
      figures.add(new Figure.Households(unit));
      figures.add(new Figure.Reached(unit, RandomActs.SERVICES.get(0), AdoptionLevel.INSTALLED));
    }
    recount
        .households()
        .forEach(home -> figures.add(new Figure.Level(home, RandomActs.SERVICES.get(0))));
    events.stream()
        .filter(TeamFormed.class::isInstance)
        .forEach(e -> figures.add(new Figure.TeamMembers(((TeamFormed) e).team())));
    figures.add(new Figure.Members(Optional.empty()));
    return figures;
  }

  @Test
  void every_figure_of_a_whole_store_is_the_same_by_both_counts() {
    for (Figure figure : figures()) {
      assertThat(context.get(Attestation.class).of(figure, DAY, end()).figure())
          .isEqualTo(figure.text());
    }
    assertThat(context.get(Disagreements.class).first(9)).isEmpty();
    assertThat(context.get(EvidenceHealth.class).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void what_was_told_of_the_subjects_of_its_events_makes_the_figure_as_the_whole_ledger_does() {
    LedgerCount count = context.get(LedgerCount.class);
    for (Figure figure : figures()) {
      List<Position> made =
          context
              .get(Evidences.class)
              .all(
                  figure,
                  DAY.orElseThrow(),
                  end(),
                  all -> all.map(addend -> new Position(addend.position())).distinct().toList());
      Replay.Outcome whole = count.of(figure, DAY.orElseThrow(), end(), made);
      Replay.Outcome few = count.ofSubjects(figure, DAY.orElseThrow(), end(), made);
      assertThat(few.value()).as(figure.text()).isEqualTo(whole.value());
      assertThat(few.addends())
          .as(figure.text())
          .containsExactlyElementsOf(whole.addends().toList());
    }
  }

  @Test
  void a_sum_that_was_changed_is_not_stated_and_everybody_who_watches_knows() {
    Figure members = new Figure.Members(Optional.empty());
    database
        .getCollection("figures")
        .updateOne(Filters.regex("_id", "^members"), Updates.inc("days.0.sum", 1));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> context.get(Attestation.class).of(members, DAY, end()))
        .matches(refused -> refused.refusal() == EvidenceRefusal.DISAGREES);
    assertThat(context.get(EvidenceHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(context.get(Disagreements.class).first(9))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.counted()).contains(found.shown() - 1);
              assertThat(found.events()).isEmpty();
            });
    database
        .getCollection("figures")
        .updateOne(Filters.regex("_id", "^members"), Updates.inc("days.0.sum", -1));
    assertThat(context.get(Attestation.class).of(members, DAY, end()).count()).isPositive();
    assertThat(context.get(Disagreements.class).first(9)).isEmpty();
  }

  @Test
  void amounts_that_were_changed_so_that_the_sum_is_the_same_are_not_stated_either() {
    Figure members = new Figure.Members(Optional.empty());
    List<Document> lines =
        database
            .getCollection("figure_events")
            .find(Filters.regex("_id", "^members"))
            .limit(2)
            .into(new ArrayList<>());
    change(lines.get(0), 1);
    change(lines.get(1), -1);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> context.get(Attestation.class).of(members, DAY, end()))
        .matches(refused -> refused.refusal() == EvidenceRefusal.DISAGREES);
    assertThat(context.get(Disagreements.class).first(9))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.events())
                    .extracting(Position::value)
                    .contains(((Number) lines.get(0).get("position")).longValue()));
  }

  private void change(Document line, int by) {
    database
        .getCollection("figure_events")
        .updateOne(Filters.eq("_id", line.get("_id")), Updates.inc("amount", by));
  }
}
