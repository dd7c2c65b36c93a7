package socai.command.guidance;

import socai.problem.Refusal;

/** Why something about an act of guidance is not done. */
public enum GuidanceRefusal implements Refusal {
  HOUSEHOLD_UNKNOWN("guidance.household-unknown", 422),
  ACT_KNOWN("guidance.act-known", 409),
  ACT_UNKNOWN("guidance.act-unknown", 422),
  ACT_RETRACTED("guidance.act-retracted", 422),
  TEAM_UNKNOWN("guidance.team-unknown", 422),
  FROM_THE_FUTURE("guidance.from-the-future", 422),
  BEFORE_THE_TEAM("guidance.before-the-team", 422),
  AFTER_THE_TEAM("guidance.after-the-team", 422),
  NOT_A_MEMBER("guidance.not-a-member", 422),
  MEMBER_TWICE("guidance.member-twice", 422),
  SERVICE_UNKNOWN("guidance.service-unknown", 422),
  SERVICE_NOT_OFFERED("guidance.service-not-offered", 422),
  SERVICE_TWICE("guidance.service-twice", 422),
  FULL_HISTORY("guidance.full-history", 422);

  private final String code;
  private final int status;

  GuidanceRefusal(String code, int status) {
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
