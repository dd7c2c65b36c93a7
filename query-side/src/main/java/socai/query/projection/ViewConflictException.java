package socai.query.projection;

/** Another process writes the same views; the batch is applied again, by whoever has the claim. */
public final class ViewConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose views in {@code collection}, or of {@code collection}, are another's by now. */
  public ViewConflictException(String collection) {
    super("views in " + collection + " were changed by somebody else");
  }
}
