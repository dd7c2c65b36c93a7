package socai.standalone.crash.server;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import socai.embedded.EmbeddedMongo;
import socai.standalone.crash.process.Quiet;

/**
 * The embedded store in a process of its own. It gets ready with a store to throw away, so that the
 * real one is open soon after it is asked for.
 */
final class ServerProcess {
  private ServerProcess() {}

  /**
   * Opens the store when its input says {@code PORT FOLDER}, answers with the address, and serves
   * until the input ends.
   *
   * @param arguments a folder to throw away
   */
  public static void main(String[] arguments) throws Exception {
    Quiet.logs();
    EmbeddedMongo.open(Path.of(arguments[0])).close();
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String asked = input.readLine();
      if (asked == null) {
        return;
      }
      String[] words = asked.split(" ", 2);
      try (EmbeddedMongo store =
          EmbeddedMongo.openOnPort(Path.of(words[1]), Integer.parseInt(words[0]))) {
        System.out.println(store.uri());
        while (input.readLine() != null) {
          // serves until the input ends
        }
      }
    }
  }
}
