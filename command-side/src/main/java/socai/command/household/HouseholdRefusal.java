package socai.command.household;

import socai.problem.Refusal;

/** Why something about a household is not done. */
public enum HouseholdRefusal implements Refusal {
  UNKNOWN("household.unknown", 422),
  KNOWN("household.known", 409),
  HAMLET_UNKNOWN("household.hamlet-unknown", 422),
  NOT_A_HAMLET("household.not-a-hamlet", 422),
  LIVES_THERE("household.lives-there", 422),
  BEFORE_REGISTRATION("household.before-registration", 422),
  ENTRY_UNKNOWN("household.entry-unknown", 422),
  RESTS_ON_IT("household.rests-on-it", 422),
  ACTS_REST_ON_IT("household.acts-rest-on-it", 422),
  FULL_HISTORY("household.full-history", 422);

  private final String code;
  private final int status;

  HouseholdRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
