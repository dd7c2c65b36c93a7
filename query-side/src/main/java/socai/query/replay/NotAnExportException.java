package socai.query.replay;

import socai.ledger.Position;

/** A line is not the event that must stand at its place. */
public final class NotAnExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a line. */
  public enum Fault {
    /** It is no event: no JSON, fields too many or too few, or of another form. */
    NO_EVENT,
    /** It is longer than any event. */
    TOO_LONG,
    /** Its revision is newer than this software. */
    NEWER,
    /** It does not follow on the last event of its stream: lines are missing or out of order. */
    DOES_NOT_FOLLOW,
    /** It is not there, though the export says that it goes on. */
    CUT_OFF,
    /** It tells of something that does not exist. */
    OF_NOTHING
  }

  private final transient Position position;
  private final Fault fault;

  NotAnExportException(Position position, Fault fault) {
    super("position " + position + ": " + fault);
    this.position = position;
    this.fault = fault;
  }

  /** Where it would stand in the ledger: the number of its line. */
  public Position position() {
    return position;
  }

  public Fault fault() {
    return fault;
  }
}
