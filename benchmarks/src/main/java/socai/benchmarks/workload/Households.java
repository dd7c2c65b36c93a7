package socai.benchmarks.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.event.StreamId;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/**
 * Households, each registered and then visited six times: 7 commands and 13 events. First all are
 * registered, then all are visited once, and so on, as in the field, where months pass between two
 * visits: neighbours in the ledger are hardly ever of one household.
 *
 * @param generation tells these households from others
 * @param count how many there are
 */
public record Households(int generation, int count) {
  /** How many events are recorded of each household in all. */
  public static final int EVENTS_OF_ONE = 13;

  private static final int VISITS = 6;
  private static final int BATCH = 2_000;
  private static final int HOUSEHOLDS_OF_A_HAMLET = 100;
  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

  /** So far are two commands apart, for stores that look at the clock. */
  private static final Duration PACE = Duration.ofMillis(20);

  private static final List<Connection> CONNECTIONS = List.of(Connection.values());

  private static final List<ServiceId> SERVICES =
      List.of(
          new ServiceId("dich-vu-cong"),
          new ServiceId("vneid"),
          new ServiceId("thanh-toan-dien"),
          new ServiceId("so-suc-khoe"),
          new ServiceId("truong-hoc"),
          new ServiceId("an-toan-thong-tin"));

  /** Households of which {@code events} events are recorded, or a few more. */
  public static Households of(int events) {
    return new Households(0, Math.max(1, (events + EVENTS_OF_ONE - 1) / EVENTS_OF_ONE));
  }

  /** How many commands there are. */
  public int commands() {
    return count * (1 + VISITS);
  }

  /** How many events there are. */
  public int events() {
    return count * EVENTS_OF_ONE;
  }

  /** All commands, some at a time. */
  public Stream<List<Act>> inBatches() {
    return IntStream.iterate(0, from -> from < commands(), from -> from + BATCH)
        .mapToObj(
            from ->
                IntStream.range(from, Math.min(commands(), from + BATCH))
                    .mapToObj(this::command)
                    .toList());
  }

  /** The stream of household {@code number}, from 0. */
  public StreamId stream(int number) {
    return household(number).stream();
  }

  /** Command {@code number}, from 0. */
  public Act command(int number) {
    int round = number / count;
    int which = number % count;
    HouseholdId household = household(which);
    Instant at = BEGIN.plus(PACE.multipliedBy(number));
    OccurredAt occurredAt = new OccurredAt(OffsetDateTime.ofInstant(at, ZoneOffset.ofHours(7)));
    return new Act(
        household.stream(),
        round == 0 ? 0 : 2L * round - 1,
        Ids.of("command", generation, number),
        at,
        round == 0
            ? List.of(registered(household, which, occurredAt))
            : visit(household, which, round - 1, occurredAt));
  }

  private HouseholdId household(int number) {
    return new HouseholdId(Ids.of("household", generation, number));
  }

  private HouseholdRegistered registered(HouseholdId household, int which, OccurredAt at) {
    String subject = household.stream().toString();
    return new HouseholdRegistered(
        household,
        new UnitId(Ids.of("hamlet", generation, which / HOUSEHOLDS_OF_A_HAMLET)),
        new Home(
            new Personal(subject, "Lò Văn " + which),
            new Personal(subject, "Số nhà " + which % HOUSEHOLDS_OF_A_HAMLET),
            1 + which % 7,
            which % 4,
            CONNECTIONS.get(which % CONNECTIONS.size())),
        at);
  }

  /** An act on two services, one of which the household takes up. */
  private List<Event> visit(HouseholdId home, int which, int visit, OccurredAt at) {
    ActId act = new ActId(Ids.of("act", home.value().getMostSignificantBits(), visit));
    ServiceId takenUp = SERVICES.get((which + visit) % SERVICES.size());
    ServiceId declined = SERVICES.get((which + visit + 1) % SERVICES.size());
    int hamlet = which / HOUSEHOLDS_OF_A_HAMLET;
    boolean activated = Ids.below(2, "luck", which, visit) == 0;
    Guidance guidance =
        new Guidance(
            new TeamId(Ids.of("team", generation, hamlet)),
            List.of(new PersonId(Ids.of("member", hamlet, visit))),
            at,
            Channel.DOOR,
            List.of(
                activated ? new Step.Activated(takenUp) : new Step.Installed(takenUp),
                new Step.Declined(declined, Reason.NO_TIME)),
            visit == 0
                ? Optional.of(new Personal(home.stream().toString(), "Hẹn tuần sau quay lại"))
                : Optional.empty());
    AdoptionLevel level = activated ? AdoptionLevel.ACTIVATED : AdoptionLevel.INSTALLED;
    return List.of(
        new GuidanceActRecorded(home, act, guidance),
        new AdoptionLevelChanged(home, act, takenUp, AdoptionLevel.NONE, level, at));
  }
}
