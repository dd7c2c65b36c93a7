package socai.query.projection;

import socai.problem.Refusal;

/** Why something cannot be read. */
public enum ProjectionRefusal implements Refusal {
  /** The views have not caught up with the position asked for. */
  NOT_YET("request.busy", 503),
  /**
   * The views are projected for the first time, and hold no more than a part of what was recorded.
   */
  BEING_DRAWN("projection.being-drawn", 503),
  /** How things stood at the position asked for is not kept, or not any more. */
  NOT_KEPT("request.not-kept", 410),
  /** What is shown was projected by an older version, without what is asked for. */
  OLDER_VERSION("request.older-version", 503),
  /** What was recorded of it could not be projected, and waits for somebody to mend that. */
  PARKED("request.parked", 503),
  /** The ledger has no event at the position asked for. */
  BEYOND_THE_LEDGER("request.beyond-the-ledger", 422),
  /** Nobody knows yet how things will stand on a day after today. */
  AFTER_TODAY("request.after-today", 422),
  /** There is no such thing. */
  NOT_FOUND("request.not-found", 404);

  private final String code;
  private final int status;

  ProjectionRefusal(String code, int status) {
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
