package socai.command.household;

import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import socai.catalogue.ServiceId;
import socai.command.Tally;
import socai.event.EntryId;
import socai.event.Event;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.GuidanceHistory;
import socai.household.HouseholdEvent;
import socai.household.HouseholdFact;
import socai.household.HouseholdHistory;

/**
 * What the rules need to know of a household.
 *
 * @param household where it lives and what is known of its home
 * @param tally how much was recorded of that
 * @param guidance the acts of guidance it was given
 * @param actTally how much was recorded of them; a correction is a change in place of another
 * @param levels where it stands on each service, as was recorded; services at none may be missing
 */
public record HouseholdState(
    HouseholdHistory household,
    Tally tally,
    GuidanceHistory guidance,
    Tally actTally,
    HashPMap<ServiceId, AdoptionLevel> levels) {
  /** A household of which nothing has been recorded. */
  public static final HouseholdState UNKNOWN =
      new HouseholdState(
          HouseholdHistory.UNKNOWN,
          Tally.NONE,
          GuidanceHistory.NONE,
          Tally.NONE,
          HashTreePMap.empty());

  /** The level on {@code service}, as was recorded. */
  public AdoptionLevel level(ServiceId service) {
    return levels.getOrDefault(service, AdoptionLevel.NONE);
  }

  /**
   * This household after {@code event}, recorded in {@code entry}.
   *
   * @throws IllegalArgumentException if no household's stream tells of such a thing
   */
  public HouseholdState after(Event event, EntryId entry) {
    if (event instanceof HouseholdEvent e) {
      Tally now = HouseholdFact.of(e).retracts().isPresent() ? tally.retracted() : tally.changed();
      return new HouseholdState(household.after(e, entry), now, guidance, actTally, levels);
    }
    if (event instanceof GuidanceEvent e) {
      return new HouseholdState(
          household,
          tally,
          guidance.after(e),
          e.accept(new OfActs(actTally)),
          e instanceof AdoptionLevelChanged change
              ? levels.plus(change.service(), change.to())
              : levels);
    }
    throw new IllegalArgumentException("not an event of a household: " + event.getClass());
  }

  private record OfActs(Tally before) implements GuidanceEvent.Visitor<Tally> {
    @Override
    public Tally recorded(GuidanceActRecorded event) {
      return before.changed();
    }

    @Override
    public Tally corrected(GuidanceActCorrected event) {
      return before.retracted().changed();
    }

    @Override
    public Tally retracted(GuidanceActRetracted event) {
      return before.retracted();
    }

    @Override
    public Tally levelChanged(AdoptionLevelChanged event) {
      return before;
    }
  }
}
