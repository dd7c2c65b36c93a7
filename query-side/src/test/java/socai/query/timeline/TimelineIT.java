package socai.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.TEAM;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.event.StreamId;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.OneOfEach;
import socai.guidance.Step;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.schema.Json;

/** Given what was recorded, then what happened to each subject, the latest first. */
@ExtendWith(FreshDatabase.class)
class TimelineIT {
  private static final ReadSnapshot AT = QueryContext.ALL;

  private QueryContext context;

  @BeforeEach
  void field(MongoDatabase database) {
    context = new QueryContext(database);
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.formed());
    events.add(Field.registered());
    events.add(Field.recorded(Names.act("a visit"), MORNING, new Step.Installed(Field.VNEID)));
    context.apply(RecordedEvents.of(events));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_visit_is_told_to_the_household_the_team_and_the_member() {
    assertThat(positions(HOME.stream().toString())).containsExactly(8L, 7L);
    assertThat(positions(TEAM.stream().toString())).containsExactly(8L, 6L);
    assertThat(positions(LO.subject())).containsExactly(8L, 6L);
  }

  @Test
  void a_hamlets_timeline_holds_its_team_and_its_households() {
    assertThat(positions(HAMLET.stream().toString())).containsExactly(7L, 6L, 4L);
  }

  @Test
  void a_line_says_when_it_occurred_when_it_was_recorded_and_who_told_it() {
    Timeline.Line line = timeline(HOME.stream().toString(), Long.MAX_VALUE, 1).lines().get(0);
    assertThat(line.type()).isEqualTo("socai.guidance.act-recorded");
    assertThat(line.occurredAt()).isEqualTo(MORNING);
    assertThat(line.recordedAt()).isEqualTo(Lines.RECORDED);
    assertThat(line.actor()).isEqualTo("officer");
  }

  @Test
  void pages_join_without_a_gap() {
    Timeline first = timeline(HAMLET.stream().toString(), Long.MAX_VALUE, 2);
    assertThat(first.next()).isEqualTo(Optional.of(new Position(6)));
    Timeline second = timeline(HAMLET.stream().toString(), 6, 2);
    assertThat(second.lines()).extracting(Timeline.Line::position).containsExactly(new Position(4));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_subject_nobody_knows_has_an_empty_timeline() {
    assertThat(positions(new StreamId("household", "x").toString())).isEmpty();
  }

  @Test
  void no_line_says_anything_personal() {
    for (Event event : OneOfEach.events()) {
      String about = Json.mapper().writeValueAsString(EventMentions.of(event));
      for (String personal : List.of("Lường", "Nhà", "Hẹn", "Nhầm", "Người thử")) {
        assertThat(about).doesNotContain(personal);
      }
    }
  }

  private List<Long> positions(String subject) {
    return timeline(subject, Long.MAX_VALUE, 50).lines().stream()
        .map(line -> line.position().value())
        .toList();
  }

  private Timeline timeline(String subject, long before, int limit) {
    return context.get(TimelineQuery.class).of(subject, before, limit, AT);
  }
}
