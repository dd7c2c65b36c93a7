package socai.proof;

import java.util.function.LongConsumer;

/** A check of all that was signed of a ledger, in one go. One thread uses it. */
public final class WholeCheck {
  private static final int LINES_AT_ONCE = 10_000;

  private final LedgerCheck check;
  private final long size;

  WholeCheck(LedgerCheck check, long size) {
    this.check = check;
    this.size = size;
  }

  /** How many lines are signed. */
  public long size() {
    return size;
  }

  /**
   * Holds every line, tile and checkpoint against one another. Costs one read of the ledger, one
   * hash a line.
   *
   * @param checked is told how many lines are done
   * @throws DiffersException at the first that is not as it was signed
   */
  public void run(LongConsumer checked) {
    while (check.checked() < size) {
      check.advance(LINES_AT_ONCE, size);
      checked.accept(check.checked());
    }
    check.finish();
  }
}
