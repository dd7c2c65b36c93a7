package socai.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A store in this process that keeps its data in a folder and answers MongoDB's wire protocol on a
 * loopback port. For trying out, for tests, and for one office on one machine; it is no replica set
 * and knows neither sessions nor transactions. One process at a time may open a folder.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final MongoServer server;
  private final String uri;

  private EmbeddedMongo(MongoServer server) {
    this.server = server;
    this.uri = server.bindAndGetConnectionString();
  }

  /**
   * Opens the store in {@code folder}, making the folder when it is missing.
   *
   * @throws UncheckedIOException if the folder cannot be made
   */
  public static EmbeddedMongo open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store's folder " + folder, e);
    }
    return new EmbeddedMongo(new MongoServer(new H2Backend(folder.resolve("store.mv").toString())));
  }

  /** A {@code mongodb://} address on the loopback interface; good until {@link #close()}. */
  public String uri() {
    return uri;
  }

  /** Stops answering and writes what is open to disk. */
  @Override
  public void close() {
    server.shutdown();
  }
}
