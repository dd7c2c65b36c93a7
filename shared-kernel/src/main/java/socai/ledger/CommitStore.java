package socai.ledger;

import com.mongodb.MongoException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;

/** What the writer needs of the store. What is recorded is durable on a majority. */
interface CommitStore {
  /**
   * The position of the last event.
   *
   * @throws MongoException if the store does not answer; so do all of these
   */
  Position head();

  /** Inserts {@code commits} in their order, up to the first that is refused; never throws. */
  InsertOutcome insert(List<RawBsonDocument> commits);

  /** The commit that {@code command} caused; empty if it has caused none. */
  Optional<StoredCommit> find(CommandId command);

  /** Which of {@code keys}, each a stream and a number there, are taken, and by which command. */
  Map<String, String> takers(Collection<String> keys);
}
