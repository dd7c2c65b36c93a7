package socai.benchmarks.workload;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands without an end, each given to one client: small sets of households one after the other,
 * so that registrations and visits are mixed as {@link Households} mixes them.
 */
public final class Acts {
  private static final int HOUSEHOLDS_OF_A_SET = 1_000;
  private static final int COMMANDS_OF_A_SET = new Households(0, HOUSEHOLDS_OF_A_SET).commands();

  private final AtomicInteger next = new AtomicInteger();

  /** The next command. */
  public Act next() {
    int number = next.getAndIncrement();
    return new Households(1 + number / COMMANDS_OF_A_SET, HOUSEHOLDS_OF_A_SET)
        .command(number % COMMANDS_OF_A_SET);
  }
}
