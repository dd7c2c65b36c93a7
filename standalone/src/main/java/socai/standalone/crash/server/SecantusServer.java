package socai.standalone.crash.server;

import com.mongodb.client.MongoClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.standalone.crash.process.Child;

/**
 * SecantusDB, an independent server of MongoDB's protocol on WiredTiger that presents itself as a
 * replica set of one, as a process of one's own.
 */
public final class SecantusServer implements Server {
  private static final String PROGRAM = "secantusd-py";

  /** It syncs each commit for itself: eight writers wait for one another. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Path program;
  private final Path folder;
  private final int port = Programs.freePort();
  private Child running;

  /** Starts {@code program} on data in {@code folder}. */
  public SecantusServer(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
    running = start();
  }

  /** The program, where SECANTUS_HOME or the PATH has it. */
  public static Optional<Path> program() {
    return Programs.find(PROGRAM, System.getenv("SECANTUS_HOME"), System.getenv("PATH"));
  }

  private Child start() {
    Child child =
        Child.start(
            List.of(
                program.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--storage-path",
                folder.resolve("data").toString(),
                "--sync-on-commit",
                "--enable-test-commands",
                "--log-level",
                "WARNING"),
            Map.of(),
            folder.resolve("server.log"),
            line -> {});
    try (MongoClient client = Answering.client(port)) {
      Answering.await(client, Answering::isWritable);
    }
    return child;
  }

  @Override
  public String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  @Override
  public InetSocketAddress writable() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public boolean isAlive() {
    return running.isAlive();
  }

  @Override
  public boolean bears(Hurt hurt) {
    return hurt != Hurt.STEP_DOWN;
  }

  @Override
  public void hurt(Hurt hurt) {
    switch (hurt) {
      case KILL -> running.kill();
      case PAUSE -> running.pause();
      case STEP_DOWN -> throw new UnsupportedOperationException("it has nobody to hand over to");
    }
  }

  @Override
  public void heal(Hurt hurt) {
    if (hurt == Hurt.PAUSE) {
      running.resume();
    } else {
      running = start();
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
