package socai.query.evidence;

import socai.problem.Refusal;
import socai.query.replay.NotAnExportException;

/** Why an export makes no figure, mostly with the position at which it was noticed. */
enum ReplayRefusal implements Refusal {
  /** A line is no event. */
  NO_EVENT("replay.no-event", 422),
  /** A line is longer than any event. */
  TOO_LONG("replay.line-too-long", 422),
  /** A line's revision is newer than this software. */
  NEWER("replay.newer", 422),
  /** A line does not follow on the last event of its stream. */
  DOES_NOT_FOLLOW("replay.does-not-follow", 422),
  /** A line is missing at the end. */
  CUT_OFF("replay.cut-off", 422),
  /** A line tells of something that does not exist. */
  OF_NOTHING("replay.of-nothing", 422),
  /** The export has more events than the ledger. */
  BEYOND_THE_LEDGER("replay.beyond-the-ledger", 422),
  /** No line tells of what the figure is about. */
  NOT_IN_THE_EXPORT("replay.not-in-the-export", 422),
  /** As many exports are being counted as there is room for. */
  TOO_MANY("replay.too-many", 503);

  private final String code;
  private final int status;

  ReplayRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  static ReplayRefusal of(NotAnExportException.Fault fault) {
    return valueOf(fault.name());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
