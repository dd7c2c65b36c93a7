package socai.query.finding;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import socai.fixture.FreshDatabase;

/** A database, and how many bytes went to it and came from it. */
final class Moved implements AutoCloseable {
  private final AtomicLong bytes = new AtomicLong();
  private final ConnectionString address;
  private final MongoClient client;

  Moved(FreshDatabase.Address address) {
    this.address = new ConnectionString(address.uri());
    this.client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(this.address)
                .addCommandListener(
                    new CommandListener() {
                      @Override
                      public void commandStarted(CommandStartedEvent sent) {
                        count(sent.getCommand());
                      }

                      @Override
                      public void commandSucceeded(CommandSucceededEvent answered) {
                        count(answered.getResponse());
                      }
                    })
                .build());
  }

  MongoDatabase database() {
    return client.getDatabase(String.valueOf(address.getDatabase()));
  }

  void forget() {
    bytes.set(0);
  }

  long bytes() {
    return bytes.get();
  }

  private void count(BsonDocument document) {
    bytes.addAndGet(
        new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().remaining());
  }

  @Override
  public void close() {
    client.close();
  }
}
