package socai.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;

/** Writes on conditions: a document that is not as expected is left as it is. */
final class Conditional {
  private Conditional() {}

  /**
   * Does those of {@code writes} whose condition holds.
   *
   * @param replaced how many of them replace what is there
   * @return whether all conditions held
   */
  static <P> boolean write(
      MongoCollection<P> collection, List<WriteModel<P>> writes, int replaced) {
    try {
      return collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount()
          == replaced;
    } catch (MongoBulkWriteException e) {
      boolean onlyThereAlready =
          e.getWriteConcernError() == null
              && e.getWriteErrors().stream()
                  .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (onlyThereAlready) {
        return false;
      }
      throw e;
    }
  }
}
