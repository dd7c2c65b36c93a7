package socai.query.evidence;

import socai.problem.Refusal;

/** Why evidence cannot be shown, or a figure not stated. */
enum EvidenceRefusal implements Refusal {
  /** The figure has no date: it is of what the ledger told last. */
  WITHOUT_DATE("evidence.without-date", 422),
  /** Of a past day only hamlets are counted. */
  PAST_OF_HAMLETS("evidence.past-of-hamlets", 422),
  /** In this process there is no key to sign with. */
  NOBODY_SIGNS("evidence.nobody-signs", 422);

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
