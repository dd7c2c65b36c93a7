package socai.query.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.household.Connection;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.query.territory.Unit;
import socai.time.RecordedAt;

/**
 * A household's levels on a date and the acts that led to them.
 *
 * @param hamlet where it lives; empty if that did not exist on the date
 * @param levels the services it stands above none on
 * @param acts a page of the acts that occurred up to the date, the latest first; those retracted
 *     too
 * @param next what to give as {@code after} for the next page; empty on the last one
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record AdoptionProfile(
    LocalDate asOf,
    Position position,
    HouseholdId household,
    Optional<Unit> hamlet,
    Home home,
    LocalDate since,
    List<Level> levels,
    List<Act> acts,
    Optional<String> next,
    Map<String, String> evidence) {
  AdoptionProfile(
      LocalDate asOf,
      Position position,
      HouseholdId household,
      Optional<Unit> hamlet,
      Home home,
      LocalDate since,
      List<Level> levels,
      List<Act> acts,
      Optional<String> next) {
    this(
        asOf,
        position,
        household,
        hamlet,
        home,
        since,
        levels,
        acts,
        next,
        Map.of("level", EvidenceAddress.of("level." + household + "{.service}", asOf, position)));
  }

  /** What is known of the home. */
  record Home(String head, String address, int people, int smartphones, Connection connection) {}

  /** Where it stands on one service; {@code since} is the day it got there. */
  record Level(ServiceId service, AdoptionLevel level, LocalDate since) {}

  /** An act as it was last recorded, and where the event that first recorded it stands. */
  record Act(
      ActId act,
      Position position,
      RecordedAt recordedAt,
      int corrected,
      boolean retracted,
      Guidance guidance) {}
}
