package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.GuidanceActRecorded;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.Counting;
import socai.query.QueryContext;
import socai.query.finding.history.MemberDay;
import socai.query.finding.rule.Match;
import socai.query.finding.rule.Rule;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.Organisation;
import socai.team.Role;
import socai.time.OccurredAt;

/**
 * What an act costs does not grow with how many its household was given before, its member gave or
 * its team recorded, by what is read and written: documents and bytes. {@code -Dsocai.growth} says
 * how many acts.
 */
@ExtendWith(FreshDatabase.class)
class GrowthIT {
  private static final int ACTS = Integer.getInteger("socai.growth", 2_000);
  private static final int WINDOW = 100;
  private static final int PIECE = 1_000;
  private static final Instant FIRST = Instant.parse("2023-03-06T01:00:00Z");

  private final Ward ward = new Ward();

  @Test
  void of_one_household(FreshDatabase.Address address) {
    ward.home("home", "a1");
    assertNoGrowth(address, i -> act(i, "home", Duration.ofMinutes(37), Ward.LO));
  }

  @Test
  void of_one_member_over_many_days(FreshDatabase.Address address) {
    homes(40);
    assertNoGrowth(address, i -> act(i, "home " + i % 40, Duration.ofHours(3), Ward.LO));
  }

  @Test
  void of_one_team_of_many_members(FreshDatabase.Address address) {
    homes(40);
    for (int i = 0; i < 30; i++) {
      ward.apply(
          new MemberJoined(
              Field.TEAM,
              member(i),
              Field.name(member(i)),
              Role.MEMBER,
              Organisation.POST,
              Ward.DAY));
    }
    assertNoGrowth(address, i -> act(i, "home " + i % 40, Duration.ofMinutes(30), member(i % 30)));
  }

  @Test
  void of_one_member_on_one_day_that_is_full(FreshDatabase.Address address) {
    int full = MemberDay.MOST_ACTS;
    homes(full + ACTS);
    for (int i = 0; i < full; i++) {
      act(i, "home " + i, Duration.ofSeconds(20), Ward.LO);
    }
    assertNoGrowth(
        address, i -> act(full + i, "home " + (full + i), Duration.ofNanos(100_000_000), Ward.LO));
  }

  @Test
  void of_one_finding_that_is_looked_at_again_and_again(FreshDatabase.Address address) {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    FindingId finding =
        Match.id(Rule.TOLD_TWICE, Names.household("home") + "/" + Names.act("again").toString());
    Personal reason = Ward.personal("home");
    assertNoGrowth(
        address,
        i ->
            ward.apply(
                i % 2 == 0
                    ? new FindingExamined(finding, ward.position(), reason, Ward.at("12:00"))
                    : new FindingReopened(finding, reason, Ward.at("12:00"))));
  }

  private void homes(int count) {
    for (int i = 0; i < count; i++) {
      ward.home("home " + i, "a1");
    }
  }

  private static PersonId member(int i) {
    return Names.person("member " + i);
  }

  /** At {@code home}, {@code i} times {@code apart} after the first; told soon after it. */
  private void act(int i, String home, Duration apart, PersonId member) {
    Instant at = FIRST.plus(apart.multipliedBy(i));
    ward.apply(
        new GuidanceActRecorded(
            Names.household(home),
            Names.act("act " + i),
            Ward.guidance(
                new OccurredAt(at.atOffset(Field.MORNING.value().getOffset())),
                Channel.DOOR,
                List.of(Field.VNEID),
                member)),
        at.plusSeconds(60));
  }

  private void assertNoGrowth(FreshDatabase.Address address, IntConsumer apply) {
    int begin = ward.events().size();
    for (int i = 0; i < ACTS; i++) {
      apply.accept(i);
    }
    List<Recorded> recorded = ward.events();
    Counting counting = new Counting();
    try (MongoClient client = counting.client(address.uri());
        QueryContext context = new QueryContext(client.getDatabase(nameIn(address)))) {
      Projection suspicions = context.get(FindingProjection.class);
      all(context, suspicions, recorded.subList(0, begin + WINDOW));
      Counting.Count first = projected(counting, context, suspicions, recorded, begin + WINDOW);
      all(context, suspicions, recorded.subList(begin + 2 * WINDOW, recorded.size() - WINDOW));
      Counting.Count last =
          projected(counting, context, suspicions, recorded, recorded.size() - WINDOW);
      assertThat(last.documents()).isBetween(least(first.documents()), most(first.documents()));
      assertThat(last.bytes()).isBetween(least(first.bytes()), most(first.bytes()));
    }
  }

  private static long least(long first) {
    return first * 8 / 10;
  }

  private static long most(long first) {
    return first * 12 / 10;
  }

  private static String nameIn(FreshDatabase.Address address) {
    return address.uri().substring(address.uri().lastIndexOf('/') + 1);
  }

  private static void all(QueryContext context, Projection suspicions, List<Recorded> recorded) {
    for (int from = 0; from < recorded.size(); from += PIECE) {
      context.apply(suspicions, recorded.subList(from, Math.min(recorded.size(), from + PIECE)));
    }
  }

  /** One by one, as they come in. */
  private static Counting.Count projected(
      Counting counting,
      QueryContext context,
      Projection suspicions,
      List<Recorded> recorded,
      int from) {
    counting.begin();
    recorded.subList(from, from + WINDOW).forEach(one -> context.apply(suspicions, List.of(one)));
    return counting.count();
  }
}
