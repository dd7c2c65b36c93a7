package socai.query.rebuild;

/** Why something cannot be done to a projection; nothing was changed that matters. */
public final class ProjectionAdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Reason {
    /** There is no projection of that name. */
    UNKNOWN,
    /** There is no other generation beside the live one. */
    NOTHING_BESIDE,
    /**
     * The other generation was projected by another version of the projection than this program's.
     */
    OTHER_VERSION,
    /** Another process is at work on it. */
    AT_WORK,
    /** The claim on what was compared was lost, or another generation became live meanwhile. */
    LOST,
    /** Whoever is at work was told to stop; it can be gone on with. */
    STOPPED,
    /** It adds up sums in the order of the ledger: what was parked needs it rebuilt. */
    IN_ORDER,
    /** The store does not answer. */
    NOT_ANSWERING
  }

  private final Reason reason;

  ProjectionAdminException(Reason reason, String projection) {
    super(projection);
    this.reason = reason;
  }

  ProjectionAdminException(Reason reason, Throwable cause) {
    super(cause.getMessage(), cause);
    this.reason = reason;
  }

  /** What is in the way; the message names the projection, or what the store's driver says. */
  public Reason reason() {
    return reason;
  }
}
