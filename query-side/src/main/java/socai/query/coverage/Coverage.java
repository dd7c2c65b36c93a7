package socai.query.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.query.territory.Unit;

/**
 * A unit's households on a day, and how many of them stand at or above each level, by service.
 *
 * @param asOf the day whose end it shows
 * @param households the denominator: all households that live in the unit
 * @param services those that some household stands above none on
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record Coverage(
    LocalDate asOf,
    Position position,
    Unit unit,
    int households,
    List<OfService> services,
    Map<String, String> evidence) {
  Coverage(LocalDate asOf, Position position, Unit unit, int households, List<OfService> services) {
    this(
        asOf,
        position,
        unit,
        households,
        services,
        Map.of(
            "households", EvidenceAddress.of("households." + unit.id(), asOf, position),
            "atOrAbove",
                EvidenceAddress.of("reached." + unit.id() + "{.service}{.level}", asOf, position)));
  }

  /**
   * The numerators for one service.
   *
   * @param atOrAbove how many households stand at or above a level; never less than for a higher
   *     level
   */
  record OfService(ServiceId service, Map<AdoptionLevel, Integer> atOrAbove) {}
}
