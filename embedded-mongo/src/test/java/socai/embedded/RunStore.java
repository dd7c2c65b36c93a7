package socai.embedded;

import java.nio.file.Path;
import socai.embedded.report.StoreInUseException;

/** A store in a process of its own, for tests that kill it. Says its address and then serves. */
final class RunStore {
  private RunStore() {}

  /** The folder, and perhaps the port. */
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    try {
      EmbeddedMongo mongo = EmbeddedMongo.openOnPort(Path.of(arguments[0]), port);
      System.out.println(mongo.uri());
      Thread.currentThread().join();
    } catch (StoreInUseException e) {
      System.out.println(e.getMessage());
    }
  }
}
