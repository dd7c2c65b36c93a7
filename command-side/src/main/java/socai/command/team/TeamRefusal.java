package socai.command.team;

import socai.problem.Refusal;

/** Why something about a team is not done. */
public enum TeamRefusal implements Refusal {
  UNKNOWN("team.unknown", 422),
  KNOWN("team.known", 409),
  UNIT_UNKNOWN("team.unit-unknown", 422),
  UNIT_WITHOUT_TEAMS("team.unit-without-teams", 422),
  WRONG_LEVEL("team.wrong-level", 422),
  UNIT_HAS_A_TEAM("team.unit-has-a-team", 422),
  SECOND_LEADER("team.second-leader", 422),
  MEMBER_TWICE("team.member-twice", 422),
  NOT_A_MEMBER("team.not-a-member", 422),
  SAME_ROLE("team.same-role", 422),
  OUT_OF_ORDER("team.out-of-order", 422),
  BEFORE_FORMATION("team.before-formation", 422),
  DISSOLVED("team.dissolved", 422),
  LATER_CHANGES("team.later-changes", 422),
  DECIDED_LATER("team.decided-later", 422),
  UNIT_ABOLISHED("team.unit-abolished", 422),
  ENTRY_UNKNOWN("team.entry-unknown", 422),
  RESTS_ON_IT("team.rests-on-it", 422),
  FULL_HISTORY("team.full-history", 422),
  UNIT_FULL_HISTORY("team.unit-full-history", 422);

  private final String code;
  private final int status;

  TeamRefusal(String code, int status) {
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
