package socai.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that a measure starts. */
final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Programs() {}

  /** The program {@code name} on the PATH or in one of {@code folders}. */
  static Optional<Path> find(String name, List<Path> folders) {
    List<Path> places = new ArrayList<>();
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      places.add(Path.of(place));
    }
    places.addAll(folders);
    return places.stream().map(p -> p.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  /** The folders named {@code last} below each folder of {@code parent}. */
  static List<Path> below(Path parent, String last) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.map(folder -> folder.resolve(last)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code command} to its end, and fails with what it said if it does. */
  static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new NotAtHandException(command.get(0) + " failed: " + said.strip());
      }
    } catch (IOException e) {
      throw new NotAtHandException(command.get(0) + " cannot be run", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts {@code command}, its output in {@code log}, and waits until it listens on a port. */
  static Process start(List<String> command, Path log, int port) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!listens(port)) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          process.destroy();
          throw new NotAtHandException(
              command.get(0) + " did not start: " + Files.readString(log).strip());
        }
      }
      return process;
    } catch (IOException e) {
      throw new NotAtHandException(command.get(0) + " cannot be run", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
