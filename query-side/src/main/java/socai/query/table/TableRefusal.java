package socai.query.table;

import socai.problem.Refusal;

/** Why a table is not given as a file. */
public enum TableRefusal implements Refusal {
  /** It has more rows than a sheet. */
  TOO_LONG("table.too-long", 422);

  private final String code;
  private final int status;

  TableRefusal(String code, int status) {
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
