package socai.command.planted;

/** Bears the name and has no code. */
public enum RefusalOutOfOrder {
  /** Nothing. */
  NONE;

  /** The one that is called a refusal. */
  public enum PlainRefusal {
    /** Nothing. */
    NONE
  }
}
