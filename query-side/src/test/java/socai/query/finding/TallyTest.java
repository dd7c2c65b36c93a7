package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.Tally;
import socai.query.finding.history.Whereabouts;
import socai.query.finding.rule.LateBatch;
import socai.territory.UnitId;
import socai.time.RecordedAt;

/** Acts as counted, and as lines that sort. */
class TallyTest {
  private static final UnitId A = Names.unit("a");
  private static final UnitId B = Names.unit("b");

  @Test
  void what_came_and_went_leaves_nothing_behind() {
    Random random = new Random(1);
    List<CountedAct> all =
        IntStream.range(0, 60)
            .mapToObj(
                i -> act("2023-03-06T08:00:00Z", Names.person("p" + i % 7), random.nextInt(9)))
            .toList();
    List<CountedAct> left = new ArrayList<>(all);
    Tally tally = Tally.NONE.changed(all, List.of());
    while (!left.isEmpty()) {
      assertThat(tally.acts()).isEqualTo(left.size());
      assertThat(tally.members())
          .containsExactlyInAnyOrderElementsOf(Tally.of(gathered(left)).members());
      assertThat(tally.places())
          .containsExactlyInAnyOrderElementsOf(Tally.of(gathered(left)).places());
      tally = tally.changed(List.of(), List.of(left.remove(random.nextInt(left.size()))));
    }
    assertThat(tally).isEqualTo(Tally.NONE);
  }

  @Test
  void an_act_told_anew_by_the_same_member_keeps_its_place() {
    CountedAct first = act("2023-03-06T08:00:00Z", Ward.LO, 1);
    CountedAct second = act("2023-03-06T09:00:00Z", Ward.QUANG, 1);
    Tally tally = Tally.NONE.changed(List.of(first, second), List.of());
    assertThat(tally.changed(List.of(first), List.of(first))).isEqualTo(tally);
  }

  @Test
  void a_hamlet_that_stood_below_two_communes_is_one_hamlet_of_both() {
    CountedAct before = act(Field.at("2023-03-06T08:00:00Z").toString(), Ward.LO, 1);
    Tally tally =
        Tally.NONE.changed(
            List.of(before.placed(at(A), Position.START), before.placed(at(B), Position.START)),
            List.of());
    assertThat(tally.hamlets()).containsExactly(Names.unit("hamlet"));
    assertThat(tally.units()).containsExactly(Names.unit("hamlet"), A, B);
  }

  @Test
  void lines_sort_as_their_acts_occurred_long_ago_and_by_the_nanosecond() {
    List<String> lines =
        Stream.of(
                "-0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.9Z",
                "1970-01-01T00:00:00Z",
                "2023-03-06T08:00:00Z",
                "2023-03-06T08:00:00.000000001Z",
                "2023-03-06T08:00:00.1Z",
                "+12023-03-06T08:00:00Z")
            .map(
                at ->
                    FindingAct.from(
                            LateBatch.finding("late"),
                            CandidateAct.alone(act(at, Ward.LO, 1)),
                            new Position(1))
                        .id())
            .toList();
    assertThat(lines).isSorted();
  }

  private static Optional<Whereabouts> at(UnitId commune) {
    return Optional.of(
        new Whereabouts(
            List.of(Names.unit("hamlet"), commune), Optional.of(commune), Optional.empty(), false));
  }

  private static List<CandidateAct> gathered(List<CountedAct> acts) {
    return acts.stream().map(CandidateAct::alone).toList();
  }

  private static CountedAct act(String at, PersonId member, int hamlet) {
    return CountedAct.of(
            Names.act("act"),
            Names.household("home"),
            Ward.guidance(Field.at(at), Channel.DOOR, List.of(Field.VNEID), member),
            new CountedAct.Recording(
                new RecordedAt(Instant.parse("2023-03-20T02:00:00Z")), "field"),
            new Position(1))
        .placed(
            hamlet == 0
                ? Optional.empty()
                : Optional.of(
                    new Whereabouts(
                        List.of(Names.unit("h" + hamlet)),
                        Optional.empty(),
                        Optional.empty(),
                        false)),
            new Position(1));
  }
}
