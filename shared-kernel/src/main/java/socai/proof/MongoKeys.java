package socai.proof;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import socai.proof.note.VerifierKey;

/** The log's verifier keys in a MongoDB collection, in the order in which they came into use. */
final class MongoKeys {
  static final String COLLECTION = "log_keys";
  private static final String KEY = "key";
  private static final String HANDOVER = "handover";

  private final MongoCollection<Document> keys;

  MongoKeys(MongoDatabase database) {
    keys =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
  }

  /** Each key, and the note by which it came into use. */
  List<LogKey> all() {
    List<LogKey> all = new ArrayList<>();
    for (Document stored : keys.find().sort(Sorts.ascending("_id"))) {
      all.add(
          new LogKey(
              VerifierKey.parse(stored.getString(KEY)),
              stored.getList(HANDOVER, String.class, List.of()).stream().findFirst()));
    }
    return all;
  }

  /**
   * Records that {@code key} is the log's, with how it came to be.
   *
   * @throws DiffersException if the log has another key
   */
  void use(VerifierKey key, List<Handover> handovers) {
    VerifierKey first = handovers.isEmpty() ? key : handovers.get(0).old();
    add(0, first, List.of());
    for (int i = 0; i < handovers.size(); i++) {
      add(i + 1, handovers.get(i).next(), List.of(handovers.get(i).note().toString()));
    }
    Document last = keys.find().sort(Sorts.descending("_id")).limit(1).first();
    if (last == null || !key.toString().equals(last.getString(KEY))) {
      throw new DiffersException(Difference.KEY, 0);
    }
  }

  private void add(int number, VerifierKey key, List<String> handover) {
    if (keys.find(Filters.eq("_id", number)).first() != null) {
      return;
    }
    try {
      keys.insertOne(
          new Document("_id", number).append(KEY, key.toString()).append(HANDOVER, handover));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }
}
