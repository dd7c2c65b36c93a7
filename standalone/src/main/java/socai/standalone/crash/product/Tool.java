package socai.standalone.crash.product;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system that does one thing and ends. */
final class Tool {
  private static final int LONGEST_SECONDS = 30;
  private static final int NOT_DONE = -1;

  private Tool() {}

  /** How it ended: 0 if it did what it should. */
  static int run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return NOT_DONE;
    } catch (IOException notThere) {
      return NOT_DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_DONE;
    }
  }
}
