package socai.proof.drill;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** Copies collections through the driver, as a backup that is put back would. */
final class Copies {
  private static final int BATCH = 1_000;

  private Copies() {}

  /** Puts every collection of {@code from} in the place of that of {@code to}. */
  static void copy(MongoDatabase from, MongoDatabase to) {
    for (String name : from.listCollectionNames()) {
      to.getCollection(name).drop();
      List<RawBsonDocument> batch = new ArrayList<>();
      for (RawBsonDocument document :
          from.getCollection(name, RawBsonDocument.class).find().sort(Sorts.ascending("_id"))) {
        batch.add(document);
        if (batch.size() == BATCH) {
          to.getCollection(name, RawBsonDocument.class).insertMany(batch);
          batch.clear();
        }
      }
      if (!batch.isEmpty()) {
        to.getCollection(name, RawBsonDocument.class).insertMany(batch);
      }
    }
  }
}
