package socai.standalone.crash.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socai.standalone.crash.process.Child;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/** The program as a process of its own. */
public final class Program implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "http://127\\.0\\.0\\.1:(\\d+)/.* http://127\\.0\\.0\\.1:(\\d+)/actuator/health");
  private static final Pattern REFUSAL = Pattern.compile("\\((start\\.[a-z-]+)\\)");
  private static final Pattern USED = Pattern.compile("used (\\d+) (\\d+) (\\d+)");
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LONGEST_END = Duration.ofMinutes(5);
  private static final int LONGEST_LOOK_SECONDS = 60;

  private final Path log;
  private final BlockingQueue<Used> uses = new LinkedBlockingQueue<>();
  private final Child child;
  private volatile @Nullable Start said;

  /**
   * How much it uses.
   *
   * @param heap bytes that no garbage collection gives back
   * @param descriptors open files and connections
   */
  public record Used(long heap, long descriptors, int threads) {}

  private Program(List<String> command, Path folder) {
    log = folder.resolve("program.log");
    child = Child.start(command, OwnJava.tidy(folder), log, this::hears);
  }

  /**
   * Starts it.
   *
   * @param command runs {@link ProgramProcess}
   * @param folder for its log
   */
  public static Program start(List<String> command, Path folder) {
    return new Program(command, folder);
  }

  /** The command line of one on an empty ledger in {@code data}, as an operator runs it. */
  public static List<String> asServed(OwnJava java, int mebibytes, Path data) {
    return java.commandAsServed(
        mebibytes, ProgramProcess.class, ProgramProcess.onEmptyLedger(data, 0));
  }

  private void hears(String line) {
    Matcher used = USED.matcher(line);
    if (used.matches()) {
      uses.add(
          new Used(
              Long.parseLong(used.group(1)),
              Long.parseLong(used.group(2)),
              Integer.parseInt(used.group(3))));
      return;
    }
    Matcher address = ADDRESS.matcher(line);
    Matcher refusal = REFUSAL.matcher(line);
    if (said == null && address.find()) {
      said =
          new Start.Serving(Integer.parseInt(address.group(1)), Integer.parseInt(address.group(2)));
    } else if (said == null && refusal.find()) {
      said = new Start.Refused(refusal.group(1));
    }
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it serves or has ended. */
  Start awaitStart(WaitLimit patience) throws InterruptedException {
    patience.demand(
        Awaited.PROGRAM_TO_START,
        LONGEST_START,
        () -> said instanceof Start.Serving || !child.isAlive());
    if (!(said instanceof Start.Serving)) {
      child.kill(); // and all that it said has been heard
    }
    return Optional.ofNullable(said).orElseGet(() -> new Start.Ended(child.status().orElseThrow()));
  }

  /** Waits until it serves, and says at which port. */
  public int awaitServing(WaitLimit patience) throws InterruptedException {
    if (awaitStart(patience) instanceof Start.Serving serving) {
      return serving.port();
    }
    throw new IllegalStateException("the program does not start; see " + log);
  }

  /** Waits until it has ended by itself, and says how. */
  int awaitEnd(WaitLimit patience) throws InterruptedException {
    patience.demand(Awaited.PROGRAM_TO_END, LONGEST_END, () -> !child.isAlive());
    return child.status().orElseThrow();
  }

  /** How it ended; empty while it runs. */
  OptionalInt status() {
    return child.status();
  }

  /** How much it uses, after its garbage was collected; empty if it does not say. */
  public Optional<Used> used() throws InterruptedException {
    uses.clear();
    child.say("how much?");
    return Optional.ofNullable(uses.poll(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS));
  }

  /** Its number in the system. */
  long pid() {
    return child.pid();
  }

  /** As {@code kill -9}. */
  void kill() {
    child.kill();
  }

  void pause() {
    child.pause();
  }

  void resume() {
    child.resume();
  }

  @Override
  public void close() {
    child.close();
  }
}
