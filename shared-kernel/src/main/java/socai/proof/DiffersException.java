package socai.proof;

/** The ledger is not what was signed: nothing more may be signed until somebody has looked. */
public final class DiffersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Difference difference;
  private final long position;

  DiffersException(Difference difference, long position) {
    super("log." + difference.code() + " position=" + position);
    this.difference = difference;
    this.position = position;
  }

  /** In what. */
  public Difference difference() {
    return difference;
  }

  /** The first position, or the size of the checkpoint, at which it was seen. */
  public long position() {
    return position;
  }
}
