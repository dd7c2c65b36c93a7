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
 * The coverage of one service at one level on a day, unit by unit.
 *
 * @param asOf the day whose end it shows
 * @param whole the unit within which they stand; what they do not add up to lives below units that
 *     are no more
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record CoverageMap(
    LocalDate asOf,
    Position position,
    ServiceId service,
    AdoptionLevel level,
    OfUnit whole,
    List<OfUnit> units,
    Map<String, String> evidence) {
  CoverageMap(
      LocalDate asOf,
      Position position,
      ServiceId service,
      AdoptionLevel level,
      OfUnit whole,
      List<OfUnit> units) {
    this(asOf, position, service, level, whole, units, evidence(asOf, position, service, level));
  }

  /** Every household stands on none or above. */
  private static Map<String, String> evidence(
      LocalDate asOf, Position position, ServiceId service, AdoptionLevel level) {
    String households = EvidenceAddress.of("households{.unit}", asOf, position);
    return Map.of(
        "households",
        households,
        "reached",
        level == AdoptionLevel.NONE
            ? households
            : EvidenceAddress.of("reached{.unit}." + service + "." + level.code(), asOf, position));
  }

  /**
   * One unit.
   *
   * @param households the denominator: all households that live in it
   * @param reached the numerator: those that stand at or above the level
   */
  record OfUnit(Unit unit, int households, int reached) {
    boolean isNothing() {
      return households == 0 && reached == 0;
    }
  }

  /** What the whole counts and none of the units does. */
  OfUnit rest() {
    return new OfUnit(
        whole.unit(),
        whole.households() - units.stream().mapToInt(OfUnit::households).sum(),
        whole.reached() - units.stream().mapToInt(OfUnit::reached).sum());
  }
}
