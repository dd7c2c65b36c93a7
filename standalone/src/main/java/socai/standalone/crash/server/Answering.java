package socai.standalone.crash.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.bson.Document;

/** Asks one server process how it is. */
final class Answering {
  private static final int SELECTION_MILLIS = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private Answering() {}

  /** A client that is soon told when nobody answers on {@code port}. */
  static MongoClient client(int port) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString("mongodb://127.0.0.1:" + port + "/?directConnection=true"))
            .applyToClusterSettings(
                s -> s.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(s -> s.readTimeout(2, TimeUnit.SECONDS))
            .build());
  }

  /**
   * Asks {@code client} for {@code hello} until the answer is as wanted.
   *
   * @throws IllegalStateException if that takes two minutes
   */
  static Document await(MongoClient client, Predicate<Document> wanted) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        if (wanted.test(hello)) {
          return hello;
        }
      } catch (MongoException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the server does not come up", e);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the server does not become what it should be");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Whether writes are answered there. */
  static boolean isWritable(Document hello) {
    return hello.getBoolean("isWritablePrimary", hello.getBoolean("ismaster", false));
  }
}
