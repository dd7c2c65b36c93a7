package socai.query.replay;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import socai.ledger.Position;

/** All that is added up so far, part by part; twelve bytes for each that adds. */
final class Addends {
  private static final int FEW = 4;

  private final Map<String, Part> parts = new TreeMap<>();

  private static final class Part {
    private long[] positions = new long[FEW];
    private int[] amounts = new int[FEW];
    private int count;
    private long sum;

    void add(long position, int amount) {
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, count * 2);
        amounts = Arrays.copyOf(amounts, count * 2);
      }
      positions[count] = position;
      amounts[count++] = amount;
      sum += amount;
    }
  }

  /** {@code at} lies behind all that were added to {@code part} before. */
  void add(String part, Position at, int amount) {
    parts.computeIfAbsent(part, any -> new Part()).add(at.value(), amount);
  }

  long sum(Predicate<String> wanted) {
    return parts.entrySet().stream()
        .filter(part -> wanted.test(part.getKey()))
        .mapToLong(part -> part.getValue().sum)
        .sum();
  }

  /** One after the other, in their order. */
  Stream<Addend> all(Predicate<String> wanted) {
    return parts.entrySet().stream()
        .filter(part -> wanted.test(part.getKey()))
        .flatMap(part -> of(part.getKey(), part.getValue()));
  }

  private static Stream<Addend> of(String name, Part part) {
    return IntStream.range(0, part.count)
        .mapToObj(i -> new Addend(name, part.positions[i], part.amounts[i]));
  }
}
