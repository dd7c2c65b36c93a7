package socai.benchmarks.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * SecantusDB, which presents itself as a replica set and has transactions: for peers that need
 * them. Each commit is synced.
 */
public final class SecantusServer implements Server {
  private final Path folder = Folders.make("secantus");
  private final int port = Programs.freePort();
  private final Process process;

  private SecantusServer(Path program) {
    process =
        Programs.start(
            List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--storage-path",
                folder.resolve("data").toString(),
                "--sync-on-commit",
                "--log-level",
                "WARNING"),
            folder.resolve("log"),
            port);
  }

  /**
   * Starts an empty one.
   *
   * @throws NotAtHandException if it is not installed, or does not start
   */
  public static SecantusServer start() {
    return new SecantusServer(
        Programs.find("secantusd-py", List.of())
            .orElseThrow(
                () ->
                    new NotAtHandException(
                        "no server with transactions here: pip install secantusdb==0.7.0b3")));
  }

  @Override
  public String uri() {
    return "mongodb://127.0.0.1:" + port + "/?directConnection=true&serverMonitoringMode=poll";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}
