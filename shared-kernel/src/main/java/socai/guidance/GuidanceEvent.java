package socai.guidance;

import socai.event.Event;
import socai.event.StreamId;
import socai.household.HouseholdId;

/** What is told of the guidance given to one household; in the household's stream. */
public sealed interface GuidanceEvent extends Event
    permits GuidanceActRecorded, GuidanceActCorrected, GuidanceActRetracted, AdoptionLevelChanged {
  /** The household. */
  HouseholdId household();

  /** The act it tells of. */
  ActId act();

  @Override
  default StreamId stream() {
    return household().stream();
  }
}
