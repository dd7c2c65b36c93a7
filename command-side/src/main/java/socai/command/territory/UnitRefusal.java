package socai.command.territory;

import socai.problem.Refusal;

/** Why something about a unit is not done. */
public enum UnitRefusal implements Refusal {
  UNKNOWN("unit.unknown", 422),
  KNOWN("unit.known", 409),
  CODE_TAKEN("unit.code-taken", 409),
  PARENT_UNKNOWN("unit.parent-unknown", 422),
  WRONG_LEVEL("unit.wrong-level", 422),
  OUT_OF_ORDER("unit.out-of-order", 422),
  ABOLISHED("unit.abolished", 422),
  HAS_A_TEAM("unit.has-a-team", 422),
  PARENT_ABOLISHED("unit.parent-abolished", 422),
  ENTRY_UNKNOWN("unit.entry-unknown", 422),
  RESTS_ON_IT("unit.rests-on-it", 422),
  ONLY_CORRECTED("unit.only-corrected", 422),
  FULL_HISTORY("unit.full-history", 422);

  private final String code;
  private final int status;

  UnitRefusal(String code, int status) {
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
