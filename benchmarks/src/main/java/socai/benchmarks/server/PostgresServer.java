package socai.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PostgreSQL as Debian brings it and as it comes: fsync on, in a folder of its own. */
public final class PostgresServer implements Server {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int CONNECTIONS = 100;

  private final Path folder;
  private final int port;
  private final Path programs;
  private final List<String> asWhom;

  private PostgresServer(Path programs) {
    this.programs = programs;
    this.folder = Folders.make("postgresql");
    this.port = Programs.freePort();
    this.asWhom = asWhom(folder);
    try {
      Programs.run(
          command(
              "initdb",
              List.of("-D", data(), "-U", "benchmark", "-A", "trust", "-E", "UTF8", "--no-sync")));
      Programs.start(
          command(
              "postgres",
              List.of(
                  "-D",
                  data(),
                  "-p",
                  Integer.toString(port),
                  "-c",
                  "listen_addresses=127.0.0.1",
                  "-c",
                  "unix_socket_directories=",
                  "-c",
                  "fsync=on",
                  "-c",
                  "synchronous_commit=on",
                  "-c",
                  "max_connections=" + CONNECTIONS)),
          folder.resolve("log"),
          port);
    } catch (NotAtHandException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  /**
   * Makes an empty cluster and starts it.
   *
   * @throws NotAtHandException if it is not installed, or does not start
   */
  public static PostgresServer start() {
    Path initdb =
        Programs.find("initdb", Programs.below(DEBIAN, "bin"))
            .orElseThrow(
                () -> new NotAtHandException("no PostgreSQL here: apt-get install postgresql"));
    return new PostgresServer(Objects.requireNonNull(initdb.getParent()));
  }

  @Override
  public String uri() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=benchmark";
  }

  @Override
  public void close() {
    Programs.run(command("pg_ctl", List.of("stop", "-D", data(), "-m", "fast", "-w")));
    Folders.delete(folder);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(asWhom);
    command.add(programs.resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** It refuses to run as root; root lends it the user that Debian made for it. */
  private static List<String> asWhom(Path folder) {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    try {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("runuser", "-u", "postgres", "--");
  }
}
