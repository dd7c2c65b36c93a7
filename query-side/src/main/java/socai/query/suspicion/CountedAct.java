package socai.query.suspicion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.Ladder;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.team.TeamId;
import socai.time.OccurredAt;
import socai.time.RecordedAt;
import socai.time.Vietnam;

/**
 * An act that counts, as it was last recorded; nothing personal.
 *
 * @param first when it was first recorded, and by which login
 * @param last the same of the last time: the first, or a correction
 * @param services each once, by their names
 * @param positions of the events that recorded it, the first first
 * @param where its door is; empty while the ledger does not know the household's hamlet
 * @param placed by which event its door was last found elsewhere
 */
record CountedAct(
    ActId act,
    HouseholdId household,
    TeamId team,
    List<PersonId> members,
    OccurredAt occurredAt,
    Recording first,
    Recording last,
    Channel channel,
    List<ServiceId> services,
    List<Position> positions,
    Optional<Whereabouts> where,
    Optional<Position> placed) {
  /** As households climb by them; those of one moment and one identifier by their households. */
  static final Comparator<CountedAct> AS_THEY_OCCURRED =
      Ladder.asTheyOccurred(CountedAct::occurredAt, CountedAct::act)
          .thenComparing(act -> act.household().value());

  /** That somebody recorded it. */
  record Recording(RecordedAt at, String login) {
    static Recording of(Recorded event) {
      return new Recording(event.recordedAt(), event.actor());
    }
  }

  CountedAct {
    members = List.copyOf(members);
    services = List.copyOf(services);
    positions = List.copyOf(positions);
  }

  static CountedAct of(
      ActId act, HouseholdId household, Guidance guidance, Recording recorded, Position position) {
    return new CountedAct(
        act,
        household,
        guidance.team(),
        guidance.members(),
        guidance.occurredAt(),
        recorded,
        recorded,
        guidance.channel(),
        servicesOf(guidance),
        List.of(position),
        Optional.empty(),
        Optional.empty());
  }

  /** This act, recorded anew at {@code position}. */
  CountedAct corrected(Guidance guidance, Recording recorded, Position position) {
    List<Position> all = new ArrayList<>(positions);
    all.add(position);
    return new CountedAct(
        act,
        household,
        guidance.team(),
        guidance.members(),
        guidance.occurredAt(),
        first,
        recorded,
        guidance.channel(),
        servicesOf(guidance),
        all,
        where,
        placed);
  }

  /** This act, of which {@code by} tells that its door is {@code there}. */
  CountedAct placed(Optional<Whereabouts> there, Position by) {
    if (there.equals(where)) {
      return this;
    }
    return new CountedAct(
        act,
        household,
        team,
        members,
        occurredAt,
        first,
        last,
        channel,
        services,
        positions,
        there,
        Optional.of(by));
  }

  /**
   * What it is told apart by, as the ledger tells acts apart: the household and the identifier that
   * a phone chose. A phone may choose one identifier for acts at many doors.
   */
  String key() {
    return household + "/" + act;
  }

  /** By which event it became as it is. */
  Position since() {
    Position recorded = positions.get(positions.size() - 1);
    return placed.filter(by -> by.isAfter(recorded)).orElse(recorded);
  }

  Instant at() {
    return occurredAt.instant();
  }

  LocalDate day() {
    return occurredAt.day();
  }

  boolean atDoor() {
    return channel == Channel.DOOR;
  }

  /** The first time that it was told so long after it occurred; empty if it never was. */
  Optional<Recording> recordedLate(Duration late) {
    return Stream.of(first, last)
        .filter(recorded -> Duration.between(at(), recorded.at().value()).compareTo(late) >= 0)
        .findFirst();
  }

  /** Whether it occurred before the night was over. */
  boolean byNight() {
    return LocalTime.ofInstant(at(), Vietnam.ZONE).isBefore(MemberDay.END_OF_NIGHT);
  }

  private static List<ServiceId> servicesOf(Guidance guidance) {
    return guidance.steps().stream()
        .map(Step::service)
        .distinct()
        .sorted(Comparator.comparing(ServiceId::value))
        .toList();
  }
}
