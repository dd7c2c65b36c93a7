package socai.query.projection;

import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;

/**
 * What one answer is read from. It stays the same however many reads the answer takes, also when
 * another generation takes its place meanwhile.
 *
 * @param position every event up to it is in the answer, and none after it
 * @param leading the projection that has reached it just now; empty: every one
 * @param live the generation of each projection; where none is named, the first
 */
public record ReadSnapshot(
    Position position, Optional<String> leading, Map<String, Generation> live) {
  /** Leads nothing: at the position no batch has ended. */
  private static final String NONE = "";

  public ReadSnapshot {
    live = Map.copyOf(live);
  }

  /**
   * What is kept event by event, as it was at {@code position}; nothing that is kept once a batch.
   */
  static ReadSnapshot between(Position position, Map<String, Generation> live) {
    return new ReadSnapshot(position, Optional.of(NONE), live);
  }

  /** Whether at the position no batch has ended. */
  boolean isBetween() {
    return leading.filter(NONE::equals).isPresent();
  }

  /** The first generation of all projections, as far as {@code position}. */
  public static ReadSnapshot first(Position position) {
    return new ReadSnapshot(position, Optional.empty(), Map.of());
  }

  /** Whether it is the position of a batch's end of {@code projection}. */
  boolean isLedBy(String projection) {
    return leading.map(projection::equals).orElse(true);
  }

  /** The generation of {@code projection} to read. */
  public Generation of(String projection) {
    return live.getOrDefault(projection, Generation.first(projection));
  }
}
