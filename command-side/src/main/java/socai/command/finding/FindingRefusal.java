package socai.command.finding;

import socai.problem.Refusal;

/** Why something about a finding is not done. */
public enum FindingRefusal implements Refusal {
  EXAMINED_ALREADY("finding.examined-already", 409),
  NOT_EXAMINED("finding.not-examined", 422),
  BEYOND_THE_LEDGER("finding.beyond-the-ledger", 422),
  FULL_HISTORY("finding.full-history", 422);

  private final String code;
  private final int status;

  FindingRefusal(String code, int status) {
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
