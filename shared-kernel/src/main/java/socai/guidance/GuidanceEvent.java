package socai.guidance;

import socai.event.Event;
import socai.event.StreamId;
import socai.household.HouseholdId;

/** What is recorded of the guidance given to one household; in the household's stream. */
public sealed interface GuidanceEvent extends Event
    permits GuidanceActRecorded, GuidanceActCorrected, GuidanceActRetracted, AdoptionLevelChanged {
  /** The household. */
  HouseholdId household();

  /** The act it tells of. */
  ActId act();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return household().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R recorded(GuidanceActRecorded event);

    R corrected(GuidanceActCorrected event);

    R retracted(GuidanceActRetracted event);

    R levelChanged(AdoptionLevelChanged event);
  }
}
