package socai.query.projection;

/** Another process draws the same pictures; the batch is told again, to whoever has the claim. */
public final class PictureConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose pictures in {@code collection}, or of {@code collection}, are another's by now. */
  public PictureConflictException(String collection) {
    super("pictures in " + collection + " were changed by somebody else");
  }
}
