package socai.query.coverage;

import java.util.List;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.ledger.Position;
import socai.query.territory.Unit;

/** The coverage of one service at one level, unit by unit. */
record CoverageMap(Position position, ServiceId service, AdoptionLevel level, List<OfUnit> units) {
  /**
   * One unit.
   *
   * @param households the denominator: all households registered in it
   * @param reached the numerator: those that stand at or above the level
   */
  record OfUnit(Unit unit, int households, int reached) {}
}
