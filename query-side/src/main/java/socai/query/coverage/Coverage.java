package socai.query.coverage;

import java.util.List;
import java.util.Map;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.ledger.Position;
import socai.query.territory.Unit;

/**
 * A unit's households, and how many of them stand at or above each level, by service.
 *
 * @param households the denominator: all households registered in the unit
 * @param services those that some household stands above none on
 */
record Coverage(Position position, Unit unit, int households, List<OfService> services) {
  /**
   * The numerators for one service.
   *
   * @param atOrAbove how many households stand at or above a level; never less than for a higher
   *     level
   */
  record OfService(ServiceId service, Map<AdoptionLevel, Integer> atOrAbove) {}
}
