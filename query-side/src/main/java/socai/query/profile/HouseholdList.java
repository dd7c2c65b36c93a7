package socai.query.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.household.HouseholdId;
import socai.ledger.Position;

/**
 * The households of a hamlet.
 *
 * @param next what to give as {@code after} for the next page; empty on the last one
 */
record HouseholdList(Position position, List<Line> households, Optional<HouseholdId> next) {
  /** One household and where it stands. */
  record Line(HouseholdId household, String head, int acts, Map<ServiceId, AdoptionLevel> levels) {}
}
