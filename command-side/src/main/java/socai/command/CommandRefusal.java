package socai.command;

import socai.problem.Refusal;

/** What is wrong with a command of any kind. */
public enum CommandRefusal implements Refusal {
  /** A field is empty, too long or out of its range. */
  BAD_VALUE("request.bad-value", 400),
  /** Too many others change the same thing at once. */
  CONTENDED("request.contended", 409),
  /** A day of the field lies after today. */
  IN_THE_FUTURE("date.in-the-future", 422);

  private final String code;
  private final int status;

  CommandRefusal(String code, int status) {
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
