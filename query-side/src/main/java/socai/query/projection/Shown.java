package socai.query.projection;

import java.util.Map;
import socai.ledger.Position;

/**
 * What one answer is drawn from. It stays the same however many reads the answer takes, also when
 * another generation takes its place meanwhile.
 *
 * @param position every event up to it is in the answer
 * @param live the generation of each projection; where none is named, the first
 */
public record Shown(Position position, Map<String, Generation> live) {
  public Shown {
    live = Map.copyOf(live);
  }

  /** The first generation of all projections, as far as {@code position}. */
  public static Shown first(Position position) {
    return new Shown(position, Map.of());
  }

  /** The generation of {@code projection} to read. */
  public Generation of(String projection) {
    return live.getOrDefault(projection, Generation.first(projection));
  }
}
