package socai.query.replay;

import java.util.Comparator;

/**
 * What one event adds to one part of a figure. Sorted by part, then by position: the order in which
 * the evidence of a figure is paged.
 *
 * @param part the figure without parts, and the day from which it counts
 * @param amount never 0; negative: it takes away
 */
public record Addend(String part, long position, int amount) implements Comparable<Addend> {
  private static final Comparator<Addend> ORDER =
      Comparator.comparing(Addend::part).thenComparingLong(Addend::position);

  @Override
  public int compareTo(Addend other) {
    return ORDER.compare(this, other);
  }
}
