package socai.standalone.crash.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/**
 * Whether what should be bounded is. The first third of the samples shows what is usual, and the
 * last third must not show much more, unless the program may have as much at any time: a thread for
 * each answer under way, a file for each connection. Read models are never further behind than half
 * a minute's work.
 */
final class Bounds {
  private static final int FEWEST_SAMPLES = 3;

  /** Both ends of the connections to the store are in the program, and its pool never shrinks. */
  private static final long CONNECTIONS = Load.MOST_AT_ONCE + RudeCallers.MOST_SLOW + 2 * 100;

  private static final long ANSWERING_THREADS = 200;
  private static final long HEAP_SLACK = 48L << 20;
  private static final long DESCRIPTORS_SLACK = 96;
  private static final long THREADS_SLACK = 48;
  private static final long LONGEST_LAG_SECONDS = 30;

  private Bounds() {}

  /**
   * What is beyond its bounds; nothing where there are too few samples to tell.
   *
   * @param before how things stood before the load
   */
  static List<Violation> broken(Sample before, List<Sample> samples) {
    List<Violation> broken = new ArrayList<>();
    if (samples.size() < FEWEST_SAMPLES) {
      return broken;
    }
    long descriptors = before.descriptors() + CONNECTIONS;
    long threads = before.threads() + ANSWERING_THREADS;
    grows("heap", samples, Sample::heap, 0, HEAP_SLACK, broken);
    grows("descriptors", samples, Sample::descriptors, descriptors, DESCRIPTORS_SLACK, broken);
    grows("threads", samples, Sample::threads, threads, THREADS_SLACK, broken);
    long usual = samples.stream().mapToLong(Sample::perSecond).max().orElse(0);
    for (Sample sample : samples) {
      if (sample.lag() > LONGEST_LAG_SECONDS * usual) {
        broken.add(
            new Violation(
                Flaw.LAGS, sample.lag() + " events behind after " + sample.seconds() + " s"));
        break;
      }
    }
    return broken;
  }

  private static void grows(
      String what,
      List<Sample> samples,
      ToLongFunction<Sample> figure,
      long atAnyTime,
      long slack,
      List<Violation> broken) {
    int third = samples.size() / 3;
    long first = samples.subList(0, third).stream().mapToLong(figure).max().orElse(0);
    long last =
        samples.subList(samples.size() - third, samples.size()).stream()
            .mapToLong(figure)
            .min()
            .orElse(0);
    if (last > Math.max(first, atAnyTime) + slack) {
      broken.add(
          new Violation(Flaw.GROWS, what + " from at most " + first + " to at least " + last));
    }
  }
}
