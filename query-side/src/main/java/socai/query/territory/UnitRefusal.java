package socai.query.territory;

import socai.problem.Refusal;

/** Why a unit cannot be shown on a day. */
enum UnitRefusal implements Refusal {
  /** It came to be later. */
  NOT_YET("unit.not-yet", 404),
  /** It had come to an end. */
  NO_MORE("unit.no-more", 404);

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
