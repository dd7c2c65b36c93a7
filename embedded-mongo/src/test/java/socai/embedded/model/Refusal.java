package socai.embedded.model;

/** That MongoDB refuses something. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  Refusal(int code) {
    super("refused with " + code);
    this.code = code;
  }

  /** The code it answers. */
  public int code() {
    return code;
  }
}
