package socai.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.Set;

/** Tells what an event does to a projection from what happens to the process or to the store. */
final class Unprojectable {
  /** A document too large, or not valid, by what a server says of a command. */
  private static final Set<Integer> OF_DOCUMENTS = Set.of(2, 9, 22, 10334, 17280, 17419, 17420);

  private Unprojectable() {}

  /**
   * Whether {@code failure} may come of what was to be projected, so that the same events would
   * fail again: a document too large, an event that cannot be folded, a bug. Not so if the store
   * does not answer, if another projects here, or if the program itself is broken.
   */
  static boolean isOf(Throwable failure) {
    if (failure instanceof Error) {
      return failure instanceof StackOverflowError;
    }
    if (failure instanceof ViewConflictException || Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (failure instanceof MongoBulkWriteException e) {
      return e.getWriteConcernError() == null
          && e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.UNCATEGORIZED);
    }
    if (failure instanceof MongoCommandException e) {
      return OF_DOCUMENTS.contains(e.getErrorCode());
    }
    return !(failure instanceof MongoException);
  }

  /** What is logged of {@code failure}: what it says may be personal. */
  static String nameOf(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
