package socai.query.evidence;

import socai.problem.Refusal;

/** Why evidence cannot be shown, or a figure not stated. */
enum EvidenceRefusal implements Refusal {
  /** In this process there is no key to sign with. */
  NOBODY_SIGNS("evidence.nobody-signs", 422),
  /** The read models and the lines of the ledger do not give the same figure. */
  DISAGREES("evidence.disagrees", 503);

  private final String code;
  private final int status;

  EvidenceRefusal(String code, int status) {
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
