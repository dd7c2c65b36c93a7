package socai.standalone.crash.server;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import socai.standalone.crash.process.Child;

/** One {@code mongod} of a replica set. */
final class Member implements AutoCloseable {
  private final Path program;
  private final Path folder;
  private final int port = Programs.freePort();
  private final MongoClient client = Answering.client(port);
  private Child running;
  private boolean paused;

  Member(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running = process();
  }

  int port() {
    return port;
  }

  static List<String> command(Path program, int port, Path data) {
    return List.of(
        program.toString(),
        "--replSet",
        ReplicaSet.NAME,
        "--bind_ip",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        "--dbpath",
        data.toString(),
        "--quiet");
  }

  private Child process() {
    return Child.start(
        command(program, port, folder.resolve("data")),
        Map.of(),
        folder.resolve("mongod.log"),
        line -> {});
  }

  /** Whether it answers that it is; one that is stopped or dead is not. */
  boolean isPrimary() {
    if (paused || !running.isAlive()) {
      return false;
    }
    try {
      return Answering.isWritable(client.getDatabase("admin").runCommand(new Document("hello", 1)));
    } catch (MongoException e) {
      return false;
    }
  }

  boolean isAlive() {
    return running.isAlive();
  }

  void start() {
    running = process();
  }

  void kill() {
    running.kill();
  }

  void pause() {
    paused = true;
    running.pause();
  }

  void resume() {
    running.resume();
    paused = false;
  }

  @Override
  public void close() {
    running.close();
    client.close();
  }
}
