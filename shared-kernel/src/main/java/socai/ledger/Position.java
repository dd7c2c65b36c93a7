package socai.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An event's place in the whole ledger: 1, 2, 3 … without gaps, in the order in which events become
 * visible.
 *
 * @param value the place; 0 stands before the first event
 */
public record Position(@JsonValue long value) implements Comparable<Position> {
  /** Further than any ledger goes, and the largest number that every reader of JSON can hold. */
  public static final long MOST = (1L << 53) - 1;

  /** Before the first event. */
  public static final Position START = new Position(0);

  /**
   * @throws IllegalArgumentException if {@code value} is negative
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Position {
    if (value < 0) {
      throw new IllegalArgumentException("a position is never negative");
    }
  }

  /** The place {@code events} further on; further back where that is negative. */
  public Position plus(long events) {
    return new Position(value + events);
  }

  /** Whether this place comes after {@code other}. */
  public boolean isAfter(Position other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
