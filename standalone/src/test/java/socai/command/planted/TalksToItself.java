package socai.command.planted;

/** Prints. */
public final class TalksToItself {
  private TalksToItself() {}

  /** Says something nobody reads. */
  public static void talk() {
    System.out.println();
  }
}
