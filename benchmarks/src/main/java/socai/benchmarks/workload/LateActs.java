package socai.benchmarks.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.Decision;
import socai.team.Founder;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/**
 * What a few teams did in years, told on one day by one login, the teams by turns: each team's acts
 * grow with the ledger, and are spread over all of it. A member visits four doors in an evening.
 *
 * @param households how many there are, each registered and then visited three times
 */
public record LateActs(int households) {
  /** How many teams there are. */
  public static final int TEAMS = 10;

  /** How often each household is visited. */
  public static final int VISITS = 3;

  private static final int MEMBERS = 5;
  private static final int DOORS = 4;
  private static final long MINUTES_APART = 40;
  private static final int BATCH = 500;
  private static final ServiceId SERVICE = new ServiceId("vneid");
  private static final LocalDate FORMED = LocalDate.of(2022, 7, 1);
  private static final OffsetDateTime FIRST_VISIT =
      OffsetDateTime.of(2023, 1, 1, 17, 0, 0, 0, ZoneOffset.ofHours(7));
  private static final Instant TOLD = Instant.parse("2026-01-05T03:00:00Z");

  /** Those of which {@code events} events are recorded, or a few more. */
  public static LateActs of(int events) {
    return new LateActs(TEAMS * Math.max(1, events / (1 + VISITS) / TEAMS));
  }

  /** When all of it was recorded. */
  public static Instant recorded() {
    return TOLD;
  }

  /** How many events there are. */
  public int events() {
    return 2 * TEAMS + households * (1 + VISITS);
  }

  /** All events, some at a time, each in a unit of work of its own. */
  public Stream<List<Act>> inBatches() {
    return IntStream.iterate(0, from -> from < events(), from -> from + BATCH)
        .mapToObj(
            from ->
                IntStream.range(from, Math.min(events(), from + BATCH))
                    .mapToObj(this::act)
                    .toList());
  }

  private Act act(int number) {
    int home = number - 2 * TEAMS;
    Event event =
        number < TEAMS
            ? established(number)
            : home < 0
                ? formed(number - TEAMS)
                : home < households ? registered(home) : visited(home - households);
    long first = home < households ? 0 : home / households;
    return new Act(event.stream(), first, Ids.of("command", 0, number), TOLD, List.of(event));
  }

  private static UnitEstablished established(int team) {
    return new UnitEstablished(
        unit(team),
        "late-" + team,
        "Bản " + team,
        UnitLevel.HAMLET,
        Optional.empty(),
        FORMED,
        Optional.empty(),
        "danh mục thử");
  }

  private static TeamFormed formed(int team) {
    List<Founder> founders = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      PersonId person = member(team, member);
      founders.add(
          new Founder(
              person,
              new Personal(person.subject(), "Lò Văn " + member),
              member == 0 ? Role.LEADER : Role.MEMBER,
              Organisation.YOUTH_UNION));
    }
    return new TeamFormed(
        team(team),
        unit(team),
        UnitLevel.HAMLET,
        "Tổ CĐSCĐ Bản " + team,
        new Decision("UBND xã", "45/QĐ-UBND", FORMED, List.of()),
        FORMED,
        founders);
  }

  private static HouseholdRegistered registered(int home) {
    HouseholdId household = household(home);
    String subject = household.stream().toString();
    return new HouseholdRegistered(
        household,
        unit(home % TEAMS),
        new Home(
            new Personal(subject, "Lò Văn " + home),
            new Personal(subject, "Số nhà " + home),
            1 + home % 7,
            home % 4,
            Connection.MOBILE),
        new OccurredAt(FIRST_VISIT.minusDays(1)));
  }

  private GuidanceActRecorded visited(int number) {
    int home = number % households;
    int turn = number / TEAMS;
    int evening = turn / MEMBERS / DOORS;
    int door = turn / MEMBERS % DOORS;
    return new GuidanceActRecorded(
        household(home),
        new ActId(Ids.of("act", home, number / households)),
        new Guidance(
            team(home % TEAMS),
            List.of(member(home % TEAMS, turn % MEMBERS)),
            new OccurredAt(FIRST_VISIT.plusDays(evening).plusMinutes(MINUTES_APART * door)),
            Channel.DOOR,
            List.of(new Step.Introduced(SERVICE)),
            Optional.empty()));
  }

  private static UnitId unit(int team) {
    return new UnitId(Ids.of("hamlet", 0, team));
  }

  private static TeamId team(int number) {
    return new TeamId(Ids.of("team", 0, number));
  }

  private static PersonId member(int team, int number) {
    return new PersonId(Ids.of("member", team, number));
  }

  private static HouseholdId household(int number) {
    return new HouseholdId(Ids.of("household", 0, number));
  }
}
