package socai.query.projection;

import java.time.Instant;
import java.util.Optional;
import socai.ledger.Position;

/**
 * Which generations of a projection there are.
 *
 * @param live the one that answers are read from and that follows the ledger
 * @param since when it became so
 * @param beside another one: being projected, waiting to be compared, or replaced by the live one
 * @param last the highest number that was ever given
 * @param hold by whom the live one is held at its position, if by anybody
 * @param whole where the ledger ended when the live one was begun as the first: before it has come
 *     so far, what it shows is no more than a part
 */
public record GenerationStatus(
    Projected live,
    Instant since,
    Optional<Beside> beside,
    int last,
    Optional<Hold> hold,
    Position whole) {
  /** Whether the live one, projected up to {@code reached}, is more than a part. */
  public boolean isWholeAt(Position reached) {
    return !whole.isAfter(reached);
  }

  /** A generation, and the version of the projection that drew it. */
  public record Projected(Generation generation, int version) {}

  /** A generation that nobody reads; {@code replaced} if it was live before. */
  public record Beside(Projected projected, boolean replaced) {}

  /**
   * A wish that nobody write to the live generation, good for as long as it is renewed.
   *
   * @param beats how often it was renewed
   */
  public record Hold(String by, long beats) {}
}
