package socai.proof.verify;

/** The command line is wrong; the message is the part of it that is. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String part) {
    super(part);
  }
}
