package socai.query.profile;

import java.time.LocalDate;
import java.util.Optional;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.territory.Unit;

/**
 * What a household is called.
 *
 * @param hamlet where it lives; empty if that did not exist on the date
 */
record OneHousehold(
    LocalDate asOf, Position position, HouseholdId household, String head, Optional<Unit> hamlet) {}
