package socai.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import socai.event.StreamId;

/**
 * Every event there is, in one order without gaps. Safe for use by many threads and many processes.
 *
 * <p>Promised: an append is all or nothing, and durable on a majority before it returns; positions
 * are 1, 2, 3 … in the order in which events become visible, so whoever has read up to a position
 * has missed nothing below it. Not promised: an order by anybody's clock.
 */
public interface Ledger {
  /**
   * Appends {@code commit}; may wait for others that append at the same time.
   *
   * @return the position of its last event
   * @throws StreamConflictException if another commit added to one of its streams first
   * @throws CommandKnownException if its command has been appended before
   * @throws KeyTakenException if another commit has one of its keys
   */
  Position append(Commit commit);

  /** The position of the last event; {@link Position#START} while there is none. One read. */
  Position head();

  /**
   * Up to {@code limit} entries after {@code after}, in order; fewer only at the end.
   *
   * @throws LedgerBrokenException if positions do not join
   */
  List<Entry> read(Position after, int limit);

  /**
   * All entries after {@code after} up to the end, read in batches while one iterates.
   *
   * @throws LedgerBrokenException (from the iterator) if positions do not join
   */
  Iterator<Entry> follow(Position after);

  /**
   * The entries of {@code stream} from its event number {@code from} on. Costs as much as there are
   * such events, however long the ledger is.
   */
  List<Entry> read(StreamId stream, long from);

  /** The stream that was begun, or added to first, by the commit that has {@code key}. */
  Optional<StreamId> holder(UniqueKey key);

  /** Where {@code command} has led, and what it said; empty if it has caused no event. */
  Optional<CarriedOut> find(CommandId command);
}
