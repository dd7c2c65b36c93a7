package socai.standalone.crash.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server programs that are at hand on this machine. */
final class Programs {
  private Programs() {}

  /**
   * The first program called {@code name} that may be run.
   *
   * @param home looked into first, and into its {@code bin}, where it is given
   * @param path folders as the variable PATH has them
   */
  static Optional<Path> find(String name, @Nullable String home, @Nullable String path) {
    Stream<Path> first =
        Stream.ofNullable(home)
            .flatMap(folder -> Stream.of(Path.of(folder, "bin"), Path.of(folder)));
    Stream<Path> then =
        Stream.ofNullable(path)
            .flatMap(folders -> Arrays.stream(folders.split(File.pathSeparator, -1)))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(first, then)
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** A port of the loopback interface that was free just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
