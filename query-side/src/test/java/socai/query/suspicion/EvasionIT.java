package socai.query.suspicion;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.ledger.Position;
import socai.query.Rooms;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.query.projection.Shown;
import socai.query.suspicion.FindingPicture.State;

/** Given what somebody told to stay unseen, then it is seen: the cheap ways around each rule. */
@ExtendWith(FreshDatabase.class)
class EvasionIT {
  private static final Shown SHOWN = Shown.first(Position.START);

  private Rooms rooms;
  private Ward ward;

  @BeforeEach
  void build(MongoDatabase database) {
    rooms = new Rooms(database);
    ward = new Ward();
  }

  @AfterEach
  void leave() {
    rooms.close();
  }

  @Test
  void one_identifier_for_the_acts_at_thirteen_doors_hides_none_of_them() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("one", "home " + door, "08:%02d".formatted(door * 4));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).acts()).isEqualTo(13);
    assertThat(acts(only(Rule.DOORS_PER_HOUR))).hasSize(13);
  }

  @Test
  void one_identifier_at_doors_of_one_moment_is_as_many_acts() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("one", "home " + door, "08:00");
    }
    assertThat(only(Rule.DOORS_PER_HOUR).measure()).isEqualTo(13);
    ward.retract("one", "home 7");
    assertThat(only(Rule.DOORS_PER_HOUR).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void one_identifier_in_two_communes_is_two_visits() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("one", "here", "08:00").visit("one", "there", "08:10");
    assertThat(acts(only(Rule.TWO_COMMUNES))).hasSize(2);
    assertThat(acts(only(Rule.TRAVEL))).hasSize(2);
  }

  @Test
  void one_identifier_outside_a_membership_is_a_finding_for_each_household() {
    ward.home("here", "a1").home("there", "a2");
    ward.act("one", "here", Ward.guidance("08:00", Names.person("stranger")));
    ward.act("one", "there", Ward.guidance("09:00", Names.person("stranger")));
    assertThat(found(Rule.OUTSIDE_MEMBERSHIP)).hasSize(2);
  }

  private FindingPicture only(Rule rule) {
    assertThat(found(rule)).hasSize(1);
    return found(rule).get(0);
  }

  private List<FindingPicture> found(Rule rule) {
    tellRest();
    return models()
        .collection(SuspicionProjection.FINDINGS, SHOWN)
        .find()
        .into(new ArrayList<>())
        .stream()
        .filter(finding -> finding.rule() == rule)
        .toList();
  }

  private List<FindingAct> acts(FindingPicture finding) {
    return new ActsOfFindings(models(), SHOWN).page(finding, Optional.empty(), 1_000).acts();
  }

  private ReadModels models() {
    return rooms.get(ReadModels.class);
  }

  private int toldSoFar;

  private void tellRest() {
    List<Recorded> rest = ward.told().subList(toldSoFar, ward.told().size());
    if (!rest.isEmpty()) {
      rooms.tell(rooms.get(SuspicionProjection.class), rest);
      toldSoFar += rest.size();
    }
  }
}
