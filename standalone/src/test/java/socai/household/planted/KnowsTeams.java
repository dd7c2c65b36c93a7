package socai.household.planted;

import socai.team.planted.KnowsHouseholds;

/** The other half of a circle. */
public interface KnowsTeams {
  /** The first half. */
  KnowsHouseholds first();
}
