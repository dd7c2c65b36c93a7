package socai.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.util.FileSystemUtils;

/** What is done where a run is interrupted from outside, as by Ctrl-C. */
final class OnInterrupt {
  private OnInterrupt() {}

  /** Something that takes long. */
  @FunctionalInterface
  interface Run<T> {
    T run() throws IOException, InterruptedException;
  }

  /**
   * What {@code run} comes to. If the process is ended before that, {@code end} is done and {@code
   * folder} cleared away; what a run that failed leaves behind stays.
   */
  static <T> T clear(Path folder, Runnable end, Run<T> run)
      throws IOException, InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (running.get()) {
                    end.run();
                    FileSystemUtils.deleteRecursively(folder.toFile());
                  }
                }));
    try {
      return run.run();
    } finally {
      running.set(false);
    }
  }
}
