package socai.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Counts what a client sends to a store and is sent: what work costs on any machine. */
public final class Counting implements CommandListener {
  private static final List<String> WRITTEN = List.of("documents", "updates", "deletes");
  private static final List<String> READ = List.of("firstBatch", "nextBatch");

  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * What was sent to and fro.
   *
   * @param documents written or read
   * @param bytes of all commands and answers
   */
  public record Count(long documents, long bytes) {}

  /** A client of the store at {@code uri} whose doings are counted. */
  public MongoClient client(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .addCommandListener(this)
            .build());
  }

  /** Forgets what was counted. */
  public void begin() {
    documents.set(0);
    bytes.set(0);
  }

  /** What was counted since. */
  public Count count() {
    return new Count(documents.get(), bytes.get());
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    add(event.getCommand(), WRITTEN);
  }

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    BsonDocument answer = event.getResponse();
    if (answer.containsKey("cursor")) {
      add(answer.getDocument("cursor"), READ);
    }
  }

  private void add(BsonDocument said, List<String> lists) {
    for (String list : lists) {
      BsonValue all = said.get(list);
      if (all != null) {
        documents.addAndGet(all.asArray().size());
      }
    }
    bytes.addAndGet(new RawBsonDocument(said, new BsonDocumentCodec()).getByteBuffer().remaining());
  }
}
