package socai.ledger;

/** Another commit has a {@link UniqueKey} that this one would have taken. */
public final class KeyTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient UniqueKey key;

  /** Of {@code key}, which is not told: it may be somebody's. */
  public KeyTakenException(UniqueKey key) {
    super("another commit has this " + key.kind());
    this.key = key;
  }

  /** Which. */
  public UniqueKey key() {
    return key;
  }
}
