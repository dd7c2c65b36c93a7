package socai.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import socai.standalone.cli.Main;

/** {@code socai.jar} as a process of its own, which can be killed. */
public final class RunningProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final List<String> all = new CopyOnWriteArrayList<>();

  private RunningProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::listen, "a process says");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it with {@code arguments}. */
  public static RunningProcess start(List<String> arguments) {
    return start(List.of(), arguments);
  }

  /** The same on a machine that {@code options} of Java set up. */
  public static RunningProcess start(List<String> options, List<String> arguments) {
    try {
      return new RunningProcess(
          new ProcessBuilder(command(options, arguments)).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it is started. What ends within a minute is not worth compiling well. */
  static List<String> command(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** Waits until it says a line with {@code what}, and returns that line. */
  public String awaitLine(Pattern what) {
    List<String> heard = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        String line = said.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          heard.add(line);
          if (what.matcher(line).find()) {
            return line;
          }
        } else if (!process.isAlive()) {
          break;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(
        "it never said " + what + ", but:\n" + String.join("\n", heard));
  }

  /** All that it has said so far. */
  public String said() {
    return String.join("\n", all);
  }

  /** Kills it without a warning, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** A progress bar ends its lines with a carriage return; the reader takes either for an end. */
  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        all.add(line);
        said.add(line);
      }
    } catch (IOException closed) {
      said.add("[its output was closed]");
    }
  }
}
