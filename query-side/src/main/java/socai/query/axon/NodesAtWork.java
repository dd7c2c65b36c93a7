package socai.query.axon;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import socai.ledger.MongoLedger;
import socai.ledger.StoreClient;

/** Which processes are at work on a store that many can have open. */
public final class NodesAtWork {
  private NodesAtWork() {}

  /**
   * The name of one of them; empty if there is none. Takes as long as a name is waited for, where
   * one was left behind.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static Optional<String> in(String uri) {
    try (MongoClient client = StoreClient.of(uri)) {
      MongoCollection<Document> names =
          MongoLedger.database(client, uri).getCollection(NodeName.COLLECTION);
      Map<String, Document> first = all(names);
      long begun = System.nanoTime();
      while (!first.isEmpty() && System.nanoTime() - begun < NodeName.PATIENCE.toNanos()) {
        LockSupport.parkNanos(NodeName.LOOK_AGAIN);
        for (Map.Entry<String, Document> now : all(names).entrySet()) {
          if (!now.getValue().equals(first.get(now.getKey()))) {
            return Optional.of(now.getKey());
          }
        }
      }
      return Optional.empty();
    }
  }

  private static Map<String, Document> all(MongoCollection<Document> names) {
    Map<String, Document> all = new HashMap<>();
    names.find().forEach(name -> all.put(name.getString("_id"), name));
    return all;
  }
}
