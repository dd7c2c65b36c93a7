package socai.ledger;

import socai.problem.Refusal;

/** Why the ledger does not take a commit at this time, whatever the commit says. */
public enum LedgerRefusal implements Refusal {
  /** Too many wait already, or the store does not answer; nothing of it was written. */
  BUSY("ledger.busy", 503),
  /** This process is ending; nothing of it was written. */
  CLOSING("ledger.closing", 503),
  /** It was sent, and nobody could tell whether it arrived: the same command again settles it. */
  IN_DOUBT("ledger.in-doubt", 503),
  /** A question to the store went unanswered. */
  SILENT("ledger.silent", 503),
  /** The store has no room for it; nothing of it was written. */
  NO_ROOM("ledger.no-room", 503),
  /** This machine's clock has been set back behind what was recorded; nothing of it was written. */
  CLOCK_BEHIND("ledger.clock-behind", 503),
  /** No store of this kind holds so much in one commit; nothing of it was written. */
  TOO_LARGE("ledger.too-large", 413);

  private final String code;
  private final int status;

  LedgerRefusal(String code, int status) {
    this.code = code;
    this.status = status;
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
