package socai.query.totals;

import socai.problem.Refusal;

/** Why totals cannot be read. */
enum TotalsRefusal implements Refusal {
  /** Hamlets are shown commune by commune. */
  TOO_MANY_UNITS("totals.too-many-units", 422);

  private final String code;
  private final int status;

  TotalsRefusal(String code, int status) {
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
