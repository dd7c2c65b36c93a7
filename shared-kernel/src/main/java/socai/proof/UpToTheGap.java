package socai.proof;

import java.util.List;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.LedgerBrokenException;
import socai.ledger.Position;

/** Reads a ledger that may have a gap up to the very line before it. */
final class UpToTheGap {
  private UpToTheGap() {}

  /**
   * Up to {@code limit} entries after {@code after}; fewer at the end and before a gap.
   *
   * @throws DiffersException if the next line is missing, and others follow
   */
  static List<Entry> read(Ledger ledger, long after, int limit) {
    try {
      List<Entry> entries = ledger.read(new Position(after), limit);
      if (entries.isEmpty() && ledger.head().value() > after) {
        throw missing(after + 1);
      }
      return entries;
    } catch (LedgerBrokenException e) {
      if (limit > 1) {
        return read(ledger, after, limit / 2);
      }
      DiffersException gap = missing(after + 1);
      gap.initCause(e);
      throw gap;
    }
  }

  /** That positions up to {@code position} have lines, and one after it, but not this. */
  static DiffersException missing(long position) {
    return DiffersException.missing(Difference.GAP, position);
  }
}
