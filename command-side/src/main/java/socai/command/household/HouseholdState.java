package socai.command.household;

import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import socai.catalogue.ServiceId;
import socai.event.EntryId;
import socai.event.Event;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.GuidanceEvent;
import socai.guidance.GuidanceHistory;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;

/**
 * What the rules need to know of a household.
 *
 * @param household where it lives and what is known of its home
 * @param guidance the acts of guidance it was given
 * @param levels where it stands on each service, as was told; services at none may be missing
 */
public record HouseholdState(
    HouseholdHistory household,
    GuidanceHistory guidance,
    HashPMap<ServiceId, AdoptionLevel> levels) {
  /** A household of which nothing has been told. */
  public static final HouseholdState UNKNOWN =
      new HouseholdState(HouseholdHistory.UNKNOWN, GuidanceHistory.NONE, HashTreePMap.empty());

  /** The level on {@code service}, as was told. */
  public AdoptionLevel level(ServiceId service) {
    return levels.getOrDefault(service, AdoptionLevel.NONE);
  }

  /**
   * This household after {@code event}, told in {@code entry}.
   *
   * @throws IllegalArgumentException if no household's stream tells of such a thing
   */
  public HouseholdState after(Event event, EntryId entry) {
    if (event instanceof HouseholdEvent e) {
      return new HouseholdState(household.after(e, entry), guidance, levels);
    }
    if (event instanceof GuidanceEvent e) {
      return new HouseholdState(
          household,
          guidance.after(e),
          e instanceof AdoptionLevelChanged change
              ? levels.plus(change.service(), change.to())
              : levels);
    }
    throw new IllegalArgumentException("not an event of a household: " + event.getClass());
  }
}
