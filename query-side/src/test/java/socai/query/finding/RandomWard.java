package socai.query.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.household.HouseholdMoved;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamDissolved;
import socai.time.OccurredAt;

/**
 * Two communes in which much happens that is worth a look, by chance and recorded in any order:
 * acts crowded into a few hours of three days, corrected, retracted, and rosters that change behind
 * them.
 */
final class RandomWard {
  private static final List<String> HAMLETS = List.of("a1", "a2", "a3", "b1", "b2");
  private static final int HOMES = 24;

  private final Random random;
  private final Ward ward = new Ward();
  private final List<PersonId> people =
      List.of(Ward.LO, Ward.QUANG, Names.person("third"), Names.person("fourth"));

  /** Those that count. */
  private final Set<KnownAct> acts = new LinkedHashSet<>();

  private record KnownAct(String act, String home) {}

  private RandomWard(Random random) {
    this.random = random;
  }

  static List<Recorded> of(Random random, int count) {
    RandomWard recorded = new RandomWard(random);
    for (int home = 0; home < HOMES; home++) {
      recorded.ward.home("home " + home, recorded.one(HAMLETS));
    }
    for (int i = 0; i < count; i++) {
      recorded.happen(i);
    }
    return recorded.ward.events();
  }

  private void happen(int i) {
    ward.by(random.nextInt(3) == 0 ? "officer" : "field");
    int chance = random.nextInt(40);
    if (chance == 0) {
      ward.apply(
          new MemberJoined(
              Field.TEAM, person(), Field.name(Ward.LO), Role.MEMBER, Organisation.POST, day()));
    } else if (chance == 1) {
      ward.apply(new MemberLeft(Field.TEAM, person(), day()));
    } else if (chance == 2 && random.nextInt(8) == 0) {
      ward.apply(new TeamDissolved(Field.TEAM, day().plusDays(1), Field.decision()));
    } else if (chance == 3) {
      String home = home();
      ward.apply(
          new HouseholdMoved(
              Names.household(home),
              Names.unit("a1"),
              Names.unit(one(HAMLETS)),
              Ward.personal(home),
              OccurredAt.startOf(day())));
    } else if (chance < 7 && !acts.isEmpty()) {
      KnownAct act = one(List.copyOf(acts));
      ward.correct(act.act(), act.home(), guidance());
    } else if (chance < 10 && !acts.isEmpty()) {
      KnownAct act = one(List.copyOf(acts));
      ward.retract(act.act(), act.home());
      acts.remove(act);
    } else {
      KnownAct act = newAct(i);
      acts.add(act);
      ward.apply(
          new GuidanceActRecorded(Names.household(act.home()), Names.act(act.act()), guidance()),
          Instant.parse(random.nextInt(5) > 0 ? "2023-03-20T02:00:00Z" : "2023-03-08T15:00:00Z"));
    }
  }

  /** Some phones choose an identifier that was chosen before, for an act at another home. */
  private KnownAct newAct(int i) {
    KnownAct again =
        new KnownAct(
            random.nextInt(6) == 0 && !acts.isEmpty() ? one(List.copyOf(acts)).act() : "act " + i,
            home());
    return acts.contains(again) ? new KnownAct("act " + i, again.home()) : again;
  }

  private Guidance guidance() {
    List<PersonId> members = new ArrayList<>(List.of(people.get(random.nextInt(2))));
    PersonId second = person();
    if (random.nextInt(4) == 0 && !members.contains(second)) {
      members.add(second);
    }
    return Ward.guidance(
        Ward.at("%02dT%02d:%02d".formatted(6 + random.nextInt(3), hour(), random.nextInt(60))),
        random.nextInt(6) == 0 ? Channel.CLASS : Channel.DOOR,
        random.nextInt(3) == 0 ? List.of(Field.PAYMENT, Field.VNEID) : List.of(Field.VNEID),
        members.toArray(PersonId[]::new));
  }

  /** Two hours of the morning, and two with midnight between them. */
  private int hour() {
    return random.nextInt(8) > 0 ? 8 + random.nextInt(2) : random.nextInt(2) * 23;
  }

  private PersonId person() {
    return one(people);
  }

  private String home() {
    return "home " + random.nextInt(HOMES);
  }

  private LocalDate day() {
    return Ward.DAY.plusDays(random.nextInt(4) - 1L);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
