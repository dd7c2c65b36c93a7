package socai.ledger;

/** Another commit added to the same stream first: load it again and decide anew. */
public final class StreamConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamConflictException(String message) {
    super(message);
  }
}
