package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.MemberDay;
import socai.time.RecordedAt;

/** A day as it grows, out of order and beyond measure. */
class MemberDayTest {
  private static final Instant MORNING = Instant.parse("2023-03-06T01:00:00Z");

  @Test
  void acts_stand_as_they_occurred_however_they_were_told() {
    MemberDay day = MemberDay.empty("day").with(recorded(3, 3), 1).with(recorded(1, 1), 2);
    assertThat(names(day.with(recorded(2, 2), 3))).containsExactly(act(1), act(2), act(3));
    assertThat(names(day.with(recorded(1, 9), 3))).containsExactly(act(3), act(1));
    assertThat(names(day.with(Map.of(act(1), Optional.empty()), 3))).containsExactly(act(3));
  }

  @Test
  void of_more_acts_than_anybody_can_do_those_told_first_are_kept() {
    MemberDay full = new MemberDay("day", MemberDay.MOST_ACTS, all(MemberDay.MOST_ACTS));
    assertThat(full.with(recorded(-1, -1), MemberDay.MOST_ACTS + 1)).isSameAs(full);
    assertThat(names(full.with(recorded(7, -1), MemberDay.MOST_ACTS + 1)))
        .hasSize(MemberDay.MOST_ACTS)
        .startsWith(act(7), act(0));
    MemberDay withRoom = full.with(Map.of(act(7), Optional.empty()), MemberDay.MOST_ACTS + 1);
    assertThat(names(withRoom.with(recorded(-1, -1), MemberDay.MOST_ACTS + 2)))
        .hasSize(MemberDay.MOST_ACTS)
        .startsWith(act(-1))
        .doesNotContain(act(7));
  }

  private static List<CandidateAct> all(int count) {
    List<CandidateAct> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(gathered(i, i));
    }
    return all;
  }

  private static Map<String, Optional<CandidateAct>> recorded(int act, int second) {
    return Map.of(act(act), Optional.of(gathered(act, second)));
  }

  private static CandidateAct gathered(int act, int second) {
    return CandidateAct.alone(
        CountedAct.of(
            Names.act("act " + act),
            Names.household("home"),
            Ward.guidance(
                Field.at(MORNING.plusSeconds(second).toString()),
                Channel.DOOR,
                List.of(Field.VNEID),
                Ward.LO),
            new CountedAct.Recording(new RecordedAt(MORNING.plusSeconds(86_400)), "field"),
            new Position(1)));
  }

  private static String act(int number) {
    return Names.household("home") + "/" + Names.act("act " + number);
  }

  private static List<String> names(MemberDay day) {
    return day.acts().stream().map(CandidateAct::key).toList();
  }
}
