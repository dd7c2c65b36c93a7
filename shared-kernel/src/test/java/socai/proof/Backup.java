package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A whole database as it was at a time. */
record Backup(MongoDatabase database, Map<String, List<Document>> collections) {
  static Backup of(MongoDatabase database) {
    Map<String, List<Document>> collections = new HashMap<>();
    for (String name : database.listCollectionNames()) {
      collections.put(name, database.getCollection(name).find().into(new ArrayList<>()));
    }
    return new Backup(database, collections);
  }

  void putBack() {
    for (String name : database.listCollectionNames()) {
      database.getCollection(name).deleteMany(new Document());
    }
    collections.forEach(
        (name, documents) -> {
          if (!documents.isEmpty()) {
            database.getCollection(name).insertMany(documents);
          }
        });
  }
}
