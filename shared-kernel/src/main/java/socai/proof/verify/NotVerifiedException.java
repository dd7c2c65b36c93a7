package socai.proof.verify;

/** What was looked at is not what it should be. */
public final class NotVerifiedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where there is no place to tell. */
  public static final long NOWHERE = -1;

  private final Flaw finding;
  private final long place;

  NotVerifiedException(Flaw finding) {
    this(finding, NOWHERE);
  }

  NotVerifiedException(Flaw finding, long place) {
    super(finding.code() + (place == NOWHERE ? "" : " at " + place));
    this.finding = finding;
    this.place = place;
  }

  /** What is wrong. */
  public Flaw finding() {
    return finding;
  }

  /**
   * Where: the first position in the ledger that is concerned; for proofs and notes the line of the
   * file, from 1; {@link #NOWHERE} if it has no place.
   */
  public long place() {
    return place;
  }
}
