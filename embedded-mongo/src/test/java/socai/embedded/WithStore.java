package socai.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a store in a folder of its own and a client, both closed afterwards. */
abstract class WithStore {
  @TempDir Path folder;
  EmbeddedMongo mongo;
  MongoClient client;
  MongoDatabase database;
  MongoCollection<Document> things;

  @BeforeEach
  void open() {
    mongo = openStore();
    connect();
  }

  EmbeddedMongo openStore() {
    return EmbeddedMongo.open(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  void reopen() {
    close();
    open();
  }

  private void connect() {
    client = clientOf(mongo.uri());
    database = client.getDatabase("field");
    things = database.getCollection("things");
  }

  static MongoClient clientOf(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .retryWrites(false)
            .uuidRepresentation(UuidRepresentation.STANDARD)
            .build());
  }

  void insert(Document... documents) {
    things.insertMany(List.of(documents));
  }

  static Document doc(String json) {
    return Document.parse(json);
  }

  List<Object> ids(String filter) {
    return ids(filter, "{}");
  }

  List<Object> ids(String filter, String sort) {
    List<Object> ids = new ArrayList<>();
    things.find(doc(filter)).sort(doc(sort)).forEach(found -> ids.add(found.get("_id")));
    return ids;
  }

  /** How many queries looked at everything while some work was done. */
  long scansDuring(Runnable work) {
    long before = mongo.statistics().scanned();
    work.run();
    return mongo.statistics().scanned() - before;
  }

  /** How many queries an index narrowed while some work was done. */
  long narrowedDuring(Runnable work) {
    long before = mongo.statistics().narrowed();
    work.run();
    return mongo.statistics().narrowed() - before;
  }
}
