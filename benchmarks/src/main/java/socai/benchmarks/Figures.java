package socai.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Measures and prints, one JSON line for each figure.
 *
 * @param aloud whether it prints
 */
record Figures(Backend backend, int documents, boolean aloud) {

  /** On what it is measured, and how busy that is with other things. */
  static void sayMachine() {
    System.out.printf(
        Locale.ROOT,
        "{\"cores\": %d, \"heap\": \"%d MiB\", \"java\": \"%s\", \"load\": %.1f}%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  void say(String figure, double value, String unit) {
    if (!aloud) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "{\"backend\": \"%s\", \"documents\": %d, \"figure\": \"%s\", \"value\": %.2f, \"unit\": \"%s\"}%n",
        backend.name().toLowerCase(Locale.ROOT),
        documents,
        figure,
        value,
        unit);
  }

  /** How long one call takes on average, half as many calls before being only for warming up. */
  void repeat(String figure, int times, IntSupplier work) {
    long found = 0;
    for (int i = 0; i < times / 2; i++) {
      found += work.getAsInt();
    }
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      found += work.getAsInt();
    }
    say(figure, seconds(start) * 1000 / times, "ms");
    if (found == 0) {
      throw new IllegalStateException(figure + ": nothing was found, so nothing was measured");
    }
  }

  /** Calls {@code work} with each number below {@code threads × each}, in so many threads. */
  static double inThreads(int threads, int each, IntConsumer work) {
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t * each;
      all.add(
          new Thread(
              () -> {
                for (int i = first; i < first + each; i++) {
                  work.accept(i);
                }
              }));
    }
    long start = System.nanoTime();
    all.forEach(Thread::start);
    for (Thread thread : all) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return threads * each / seconds(start);
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
