package socai.benchmarks.server;

import java.nio.file.Path;
import socai.embedded.EmbeddedMongo;

/** The embedded store, in this process, reached through the driver as any other. */
public final class EmbeddedServer implements Server {
  private final Path folder;
  private final EmbeddedMongo mongo;

  private EmbeddedServer(Path folder) {
    this.folder = folder;
    this.mongo = EmbeddedMongo.open(folder.resolve("data"));
  }

  /** An empty one in a temporary folder. */
  public static EmbeddedServer start() {
    return new EmbeddedServer(Folders.make("embedded"));
  }

  /** A folder {@code name} beside its data, for what belongs with them; it may not be there yet. */
  public Path beside(String name) {
    return folder.resolve(name);
  }

  @Override
  public String uri() {
    return uri("");
  }

  /** The same, naming {@code database}. */
  public String uri(String database) {
    return mongo.uri() + "/" + database + "?retryWrites=false";
  }

  @Override
  public void close() {
    mongo.close();
    Folders.delete(folder);
  }
}
