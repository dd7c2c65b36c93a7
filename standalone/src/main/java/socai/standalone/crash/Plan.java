package socai.standalone.crash;

import java.util.List;
import java.util.Random;

/**
 * All cycles of a run, by its seed. Faults come in turns, each turn in another order, so that after
 * as many cycles as there are faults each has happened.
 */
final class Plan {
  private static final int LONGEST_PAUSE_MILLIS = 500;
  private static final int SHORTEST_PAUSE_MILLIS = 20;
  private static final int MOST_CUTS = 4;

  private final Random random;
  private final int commands;
  private final Turns<Fault> faults;
  private int number;

  /**
   * @param commands how many commands are sent in a cycle
   */
  Plan(long seed, List<Fault> faults, int commands) {
    this.random = new Random(seed);
    this.faults = new Turns<>(faults, random);
    this.commands = commands;
  }

  Cycle next() {
    return new Cycle(
        ++number,
        faults.next(),
        random.nextLong(),
        random.nextInt(Writers.PROCESSES),
        random.nextInt(commands * 3 / 4),
        SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS),
        1 + random.nextInt(MOST_CUTS));
  }
}
