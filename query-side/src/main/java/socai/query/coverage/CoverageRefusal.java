package socai.query.coverage;

import socai.problem.Refusal;

/** Why a coverage cannot be read. */
enum CoverageRefusal implements Refusal {
  /** Hamlets are shown commune by commune. */
  TOO_MANY_UNITS("coverage.too-many-units", 422);

  private final String code;
  private final int status;

  CoverageRefusal(String code, int status) {
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
