package socai.team.planted;

import socai.household.planted.KnowsTeams;

/** One half of a circle. */
public interface KnowsHouseholds {
  /** The other half. */
  KnowsTeams other();
}
