package socai.standalone.crash.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A process of one's own. It ends when its input does, so that it does not outlive whoever started
 * it.
 */
public final class Child implements AutoCloseable {
  private final Process process;
  private final OutputStream input;
  private final Thread listener;

  private Child(Process process, Consumer<String> heard) {
    this.process = process;
    this.input = process.getOutputStream();
    this.listener = new Thread(() -> listen(heard), "child-" + process.pid());
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Starts {@code command}.
   *
   * @param environment variables besides those of this process
   * @param log what it writes to its standard error is added there
   * @param heard gets each line that it writes, in order, from one thread
   */
  public static Child start(
      List<String> command, Map<String, String> environment, Path log, Consumer<String> heard) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new Child(builder.start(), heard);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
  }

  private void listen(Consumer<String> heard) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        heard.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a line; one that is dead does not hear it. */
  public void say(String line) {
    try {
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException dead) {
      // whoever needs an answer sees that there is none
    }
  }

  /** As {@code kill -9}; returns when it is dead and all that it said has been heard. */
  public void kill() {
    process.toHandle().destroyForcibly(); // of the process itself it would also close what it said
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        listener.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it where it is, as {@code kill -STOP}. */
  public void pause() {
    signal("-STOP");
  }

  /** Lets it go on after {@link #pause()}. */
  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int answer =
          new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (answer != 0 && process.isAlive()) {
        throw new IllegalStateException("kill " + signal + " ended with " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("this system has no program called kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its number in the system. */
  public long pid() {
    return process.pid();
  }

  /** How it ended; empty while it runs. */
  public OptionalInt status() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Whether it runs, stopped or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
