package socai.proof.verify;

/** How a verification went, for scripts. */
final class ExitCode {
  static final int VERIFIED = 0;
  static final int DIFFERS = 1;
  static final int USAGE = 2;
  static final int MALFORMED = 3;
  static final int NOT_SIGNED = 4;
  static final int TOO_FEW_WITNESSES = 5;
  static final int UNREADABLE = 6;

  private ExitCode() {}
}
