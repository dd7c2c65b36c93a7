package socai.benchmarks.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;
import socai.benchmarks.report.Cpu;

/** Clients that each send again as soon as they are answered. */
public final class Clients {
  /** What a call answers that has nothing left to do: its client stops. */
  static final int NOTHING_LEFT = -1;

  private static final long LONGEST = Duration.ofMinutes(1).toNanos();

  private Clients() {}

  /**
   * What they saw.
   *
   * @param latencies of each call, in nanoseconds
   * @param events how many were stored
   * @param seconds how long it took
   * @param cpu how long this process has computed meanwhile, in seconds
   */
  public record Seen(Histogram latencies, long events, double seconds, double cpu) {
    /** Events stored in a second. */
    public double rate() {
      return events / seconds;
    }
  }

  /**
   * Has {@code count} of them work for {@code span}.
   *
   * @param call does one call and returns how many events it stored
   * @throws FailedException if one of them fails
   */
  public static Seen work(int count, Duration span, IntSupplier call) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      long before = Cpu.used();
      long start = System.nanoTime();
      long end = start + span.toNanos();
      List<Future<Seen>> all = new ArrayList<>();
      Callable<Seen> client = () -> client(end, call);
      for (int i = 0; i < count; i++) {
        all.add(threads.submit(client));
      }
      Histogram latencies = new Histogram(LONGEST, 3);
      long events = 0;
      for (Future<Seen> one : all) {
        latencies.add(one.get().latencies());
        events += one.get().events();
      }
      return new Seen(
          latencies, events, (System.nanoTime() - start) / 1e9, (Cpu.used() - before) / 1e9);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new FailedException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Seen client(long end, IntSupplier call) {
    Histogram latencies = new Histogram(LONGEST, 3);
    long events = 0;
    for (long before = System.nanoTime(); before < end; ) {
      int stored = call.getAsInt();
      if (stored == NOTHING_LEFT) {
        break;
      }
      events += stored;
      long after = System.nanoTime();
      latencies.recordValue(Math.min(LONGEST, after - before));
      before = after;
    }
    return new Seen(latencies, events, 0, 0);
  }

  /** A client was answered with an error; the message says with which. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(ExecutionException why) {
      super("a client failed: " + why.getMessage(), why);
    }
  }
}
