package socai.query.planted;

/** Bears words that have been given up, in the name of a type and of a method. */
public final class Retired {
  private Retired() {}

  /** A view by its former name. */
  public static final class Picture {}

  /** Applies nothing. */
  public static final class Applied {
    /** By its former name. */
    public void toldBy() {
      // the name is all there is
    }
  }
}
