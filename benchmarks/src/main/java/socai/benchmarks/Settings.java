package socai.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a benchmark is run.
 *
 * @param name which one
 * @param events sizes of the ledger, in events
 * @param span how long each contender is measured in each round
 * @param rounds how often the contenders take turns
 * @param alone whether no peer is measured
 * @param rate how many commands are sent in a second where that is given
 * @param keep the folder for the results; empty to keep none
 */
public record Settings(
    String name,
    List<Integer> events,
    Duration span,
    int rounds,
    boolean alone,
    int rate,
    Optional<Path> keep) {
  private static final List<Integer> SIZES = List.of(10_000, 100_000);

  /** What the goal is set for. */
  private static final int RATE = 500;

  /** At more events than this peers are not measured: filling them takes too long. */
  private static final int MOST_FOR_PEERS = 100_000;

  public Settings {
    events = List.copyOf(events);
  }

  /**
   * Reads the arguments as {@code benchmarks/run} passes them on.
   *
   * @throws IllegalArgumentException if there is one that nobody knows
   */
  static Settings of(String[] arguments) {
    List<Integer> events = SIZES;
    Duration span = Duration.ofSeconds(2);
    int rounds = 3;
    boolean alone = false;
    int rate = RATE;
    Optional<Path> keep = Optional.empty();
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    String name = rest.remove(0);
    while (!rest.isEmpty()) {
      String option = rest.remove(0);
      if (option.equals("--alone")) {
        alone = true;
        continue;
      }
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      String value = rest.remove(0);
      switch (option) {
        case "--events" ->
            events = Arrays.stream(value.split(",")).map(Integer::valueOf).sorted().toList();
        case "--seconds" -> span = Duration.ofSeconds(Long.parseLong(value));
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--rate" -> rate = Integer.parseInt(value);
        case "--keep" -> keep = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("nobody knows " + option);
      }
    }
    return new Settings(name, events, span, rounds, alone, rate, keep);
  }

  /** How often the contenders take turns at {@code size}: a large one steadies itself. */
  public int roundsAt(int size) {
    return size > MOST_FOR_PEERS ? 1 : rounds;
  }

  /** Why peers are not measured at {@code size}; empty if they are. */
  public Optional<String> noPeers(int size) {
    if (alone) {
      return Optional.of("told to measure nobody else");
    }
    return size > MOST_FOR_PEERS
        ? Optional.of("to fill it with " + size + " events takes too long")
        : Optional.empty();
  }

  /** The command that starts the same again. */
  public String command() {
    String sizes = String.join(",", events.stream().map(String::valueOf).toList());
    return "benchmarks/run %s --events %s --seconds %d --rounds %d%s%s"
        .formatted(
            name,
            sizes,
            span.toSeconds(),
            rounds,
            alone ? " --alone" : "",
            rate == RATE ? "" : " --rate " + rate);
  }
}
