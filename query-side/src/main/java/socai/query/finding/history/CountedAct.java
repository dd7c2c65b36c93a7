package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * @param given what was given, by whom and when
 * @param first when it was first recorded, and by which login
 * @param last the same of the last time: the first, or a correction
 * @param positions of the events that recorded it, the first first
 * @param where its door is; empty while the ledger does not know the household's hamlet
 * @param placed by which event its door was last found elsewhere
 */
public record CountedAct(
    ActId act,
    HouseholdId household,
    @JsonUnwrapped Given given,
    Recording first,
    Recording last,
    List<Position> positions,
    Optional<Whereabouts> where,
    Optional<Position> placed) {
  /** As households climb by them; those of one moment and one identifier by their households. */
  public static final Comparator<CountedAct> AS_THEY_OCCURRED =
      Ladder.asTheyOccurred(CountedAct::occurredAt, CountedAct::act)
          .thenComparing(act -> act.household().value());

  /** That somebody recorded it. */
  public record Recording(RecordedAt at, String login) {
    public static Recording of(Recorded event) {
      return new Recording(event.recordedAt(), event.actor());
    }
  }

  /**
   * Guidance as rules look at it: without its levels.
   *
   * @param services each once, by their names
   */
  public record Given(
      TeamId team,
      List<PersonId> members,
      OccurredAt occurredAt,
      Channel channel,
      List<ServiceId> services) {
    public Given {
      members = List.copyOf(members);
      services = List.copyOf(services);
    }

    private static Given of(Guidance guidance) {
      return new Given(
          guidance.team(),
          guidance.members(),
          guidance.occurredAt(),
          guidance.channel(),
          guidance.steps().stream()
              .map(Step::service)
              .distinct()
              .sorted(Comparator.comparing(ServiceId::value))
              .toList());
    }
  }

  public CountedAct {
    positions = List.copyOf(positions);
  }

  public static CountedAct of(
      ActId act, HouseholdId household, Guidance guidance, Recording recorded, Position position) {
    return new CountedAct(
        act,
        household,
        Given.of(guidance),
        recorded,
        recorded,
        List.of(position),
        Optional.empty(),
        Optional.empty());
  }

  /** This act, recorded anew at {@code position}. */
  public CountedAct corrected(Guidance guidance, Recording recorded, Position position) {
    List<Position> all = new ArrayList<>(positions);
    all.add(position);
    return new CountedAct(act, household, Given.of(guidance), first, recorded, all, where, placed);
  }

  /** This act, of which {@code by} tells that its door is {@code there}. */
  public CountedAct placed(Optional<Whereabouts> there, Position by) {
    return there.equals(where)
        ? this
        : new CountedAct(act, household, given, first, last, positions, there, Optional.of(by));
  }

  /** Which team gave it. */
  public TeamId team() {
    return given.team();
  }

  /** Who of the team gave it. */
  public List<PersonId> members() {
    return given.members();
  }

  /** When it occurred. */
  public OccurredAt occurredAt() {
    return given.occurredAt();
  }

  /** By which way it was given. */
  public Channel channel() {
    return given.channel();
  }

  /** What it was about; each service once. */
  public List<ServiceId> services() {
    return given.services();
  }

  /**
   * What it is told apart by, as the ledger tells acts apart: the household and the identifier that
   * a phone chose. A phone may choose one identifier for acts at many doors.
   */
  public String key() {
    return household + "/" + act;
  }

  /** By which event it became as it is. */
  public Position since() {
    Position recorded = positions.get(positions.size() - 1);
    return placed.filter(by -> by.isAfter(recorded)).orElse(recorded);
  }

  public Instant at() {
    return given.occurredAt().instant();
  }

  public LocalDate day() {
    return given.occurredAt().day();
  }

  public boolean atDoor() {
    return given.channel() == Channel.DOOR;
  }

  /** The first time that it was told so long after it occurred; empty if it never was. */
  public Optional<Recording> recordedLate(Duration late) {
    return Stream.of(first, last)
        .filter(recorded -> Duration.between(at(), recorded.at().value()).compareTo(late) >= 0)
        .findFirst();
  }

  /** Whether it occurred before the night was over. */
  public boolean byNight() {
    return LocalTime.ofInstant(at(), Vietnam.ZONE).isBefore(MemberDay.END_OF_NIGHT);
  }
}
