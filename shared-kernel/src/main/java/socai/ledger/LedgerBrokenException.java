package socai.ledger;

/**
 * The ledger is not whole: positions do not join, or an index it rests on is missing. Nobody may go
 * on as if nothing had happened.
 */
public final class LedgerBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerBrokenException(String message) {
    super(message);
  }

  public LedgerBrokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
