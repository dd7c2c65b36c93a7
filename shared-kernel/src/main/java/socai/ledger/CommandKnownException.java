package socai.ledger;

/** The command has been carried out before: its first outcome stands. */
public final class CommandKnownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandKnownException(String message) {
    super(message);
  }
}
