package socai.household;

import java.util.Optional;
import socai.event.EntryId;
import socai.person.Personal;
import socai.territory.UnitId;

/**
 * What an event says of a household from its day on, or that it takes back.
 *
 * @param hamlet where it lives
 * @param home all that is known of its home
 * @param address where it lives within the hamlet
 * @param retracts the entry that counts as never recorded
 */
public record HouseholdFact(
    Optional<UnitId> hamlet,
    Optional<Home> home,
    Optional<Personal> address,
    Optional<EntryId> retracts) {
  private static final HouseholdEvent.Visitor<HouseholdFact> READ =
      new HouseholdEvent.Visitor<>() {
        @Override
        public HouseholdFact registered(HouseholdRegistered e) {
          return new HouseholdFact(
              Optional.of(e.hamlet()),
              Optional.of(e.home()),
              Optional.of(e.home().address()),
              Optional.empty());
        }

        @Override
        public HouseholdFact updated(HouseholdUpdated e) {
          return new HouseholdFact(
              Optional.empty(),
              Optional.of(e.home()),
              Optional.of(e.home().address()),
              Optional.empty());
        }

        @Override
        public HouseholdFact moved(HouseholdMoved e) {
          return new HouseholdFact(
              Optional.of(e.to()), Optional.empty(), Optional.of(e.address()), Optional.empty());
        }

        @Override
        public HouseholdFact retracted(HouseholdEntryRetracted e) {
          return new HouseholdFact(
              Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(e.retracts()));
        }
      };

  /** What {@code event} says. */
  public static HouseholdFact of(HouseholdEvent event) {
    return event.accept(READ);
  }
}
