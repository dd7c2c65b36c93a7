package socai.proof;

/** The ledger is not what was signed: nothing more may be signed until somebody has looked. */
public final class DiffersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Difference difference;
  private final long position;
  private final boolean missing;

  DiffersException(Difference difference, long position) {
    this(difference, position, false);
  }

  private DiffersException(Difference difference, long position, boolean missing) {
    super("log." + difference.code() + " position=" + position);
    this.difference = difference;
    this.position = position;
    this.missing = missing;
  }

  /** That something is not there. */
  static DiffersException missing(Difference difference, long position) {
    return new DiffersException(difference, position, true);
  }

  /** Whether nothing is wrong with what is there: an older state would look the same. */
  boolean couldBeAnOlderState() {
    return missing;
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
