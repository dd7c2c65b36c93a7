package socai.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an ordered insert ended.
 *
 * @param kind what is known of the first that did not land
 * @param landed how many landed, durable on a majority, before it
 * @param why what the store said; null if all landed
 */
record InsertOutcome(Kind kind, int landed, @Nullable MongoException why) {
  /** The document is too large for the store, or a validator is against it. */
  private static final Set<Integer> NEVER_FITS = Set.of(10334, 121);

  /** By which a store refuses a whole insert. */
  private static final int OUT_OF_DISK_SPACE = 14031;

  enum Kind {
    ALL_LANDED,
    /** One of its unique keys is taken. */
    TAKEN,
    /** It cannot be stored, now or later. */
    UNFIT,
    /** The store has no room; none of them landed. */
    NO_ROOM,
    /** Nobody knows how many landed. */
    IN_DOUBT
  }

  static InsertOutcome all(int documents) {
    return new InsertOutcome(Kind.ALL_LANDED, documents, null);
  }

  /**
   * What {@code error} leaves known. Where the majority did not confirm in time, nothing is: what
   * is written may yet be rolled back.
   */
  static InsertOutcome of(MongoException error) {
    if (error.getCode() == OUT_OF_DISK_SPACE) {
      return new InsertOutcome(Kind.NO_ROOM, 0, error);
    }
    if (error instanceof MongoBulkWriteException bulk
        && bulk.getWriteConcernError() == null
        && bulk.getWriteErrors().size() == 1) {
      BulkWriteError refused = bulk.getWriteErrors().get(0);
      if (refused.getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return new InsertOutcome(Kind.TAKEN, refused.getIndex(), error);
      }
      if (NEVER_FITS.contains(refused.getCode())) {
        return new InsertOutcome(Kind.UNFIT, refused.getIndex(), error);
      }
    }
    return new InsertOutcome(Kind.IN_DOUBT, 0, error);
  }
}
