package socai.benchmarks;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import socai.embedded.EmbeddedMongo;

/** What is measured. */
enum Backend {
  /** Ours. */
  ROCKS,
  /** The library's own in memory: nothing is kept. */
  MEMORY,
  /** The library's own on H2's MVStore: acknowledged up to a second before it is on disk. */
  H2;

  Running open(Path folder) {
    return switch (this) {
      case ROCKS -> {
        EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        yield new Running(mongo.uri(), mongo::close);
      }
      case MEMORY -> running(new MongoServer(new MemoryBackend()));
      case H2 -> running(new MongoServer(new H2Backend(folder.resolve("store.mv").toString())));
    };
  }

  private static Running running(MongoServer server) {
    server.bind();
    return new Running(server.getConnectionString(), server::shutdownNow);
  }

  /**
   * A server that answers.
   *
   * @param uri where
   * @param stop ends it
   */
  record Running(String uri, Runnable stop) implements AutoCloseable {
    @Override
    public void close() {
      stop.run();
    }
  }
}
