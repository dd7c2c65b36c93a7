package socai.command;

import socai.problem.Refusal;

/** What is wrong with a command of any kind. */
public enum CommandRefusal implements Refusal {
  /** A field is not of the form that it must have. */
  BAD_VALUE("request.bad-value", 400),
  /** A text shows nothing, or has characters that no text may have. */
  UNFIT_TEXT("request.unfit-text", 400),
  /** A text has too many characters. */
  TOO_LONG("request.too-long", 400),
  /** A list is too short or too long. */
  WRONG_COUNT("request.wrong-count", 400),
  /** A number is too small or too large. */
  OUT_OF_RANGE("request.out-of-range", 400),
  /** A day lies before the first of which such a thing may be recorded. */
  TOO_EARLY("date.too-early", 400),
  /** Another command was carried out under this one's identifier. */
  TAKEN("request.command-taken", 409),
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
