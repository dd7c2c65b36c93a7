package socai.proof;

import com.mongodb.MongoException;
import java.util.List;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.LedgerBrokenException;
import socai.ledger.Position;

/** Reads a ledger that may have a gap, or be unreadable, up to the very line before it. */
final class UpToTheGap {
  /** How a store says that it cannot read its own files; trying again does not help. */
  private static final int DATA_CORRUPTION_DETECTED = 319;

  private UpToTheGap() {}

  /**
   * Up to {@code limit} entries after {@code after}; fewer at the end and before a gap.
   *
   * @throws DiffersException if the next line is missing, and others follow; or if the store's
   *     files are damaged there
   */
  static List<Entry> read(Ledger ledger, long after, int limit) {
    try {
      List<Entry> entries = ledger.read(new Position(after), limit);
      if (entries.isEmpty() && ledger.head().value() > after) {
        throw missing(after + 1);
      }
      return entries;
    } catch (LedgerBrokenException e) {
      return nearer(ledger, after, limit, missing(after + 1), e);
    } catch (MongoException e) {
      if (e.getCode() != DATA_CORRUPTION_DETECTED) {
        throw e;
      }
      return nearer(ledger, after, limit, new DiffersException(Difference.DAMAGED, after + 1), e);
    }
  }

  private static List<Entry> nearer(
      Ledger ledger, long after, int limit, DiffersException here, RuntimeException cause) {
    if (limit > 1) {
      return read(ledger, after, limit / 2);
    }
    here.initCause(cause);
    throw here;
  }

  /** That positions up to {@code position} have lines, and one after it, but not this. */
  static DiffersException missing(long position) {
    return DiffersException.missing(Difference.GAP, position);
  }
}
