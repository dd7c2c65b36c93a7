package socai.query.projection;

import java.time.Instant;
import java.util.Optional;
import socai.ledger.Position;

/**
 * Which generations of a projection there are.
 *
 * @param live the one that answers are drawn from and that follows the ledger
 * @param since when it became so
 * @param beside another one: being drawn, waiting to be compared, or replaced by the live one
 * @param last the highest number that was ever given
 * @param hold by whom the live one is held at its position, if by anybody
 * @param whole where the ledger ended when the live one was begun as the first: before it has come
 *     so far, what it shows is no more than a part
 */
public record Standing(
    Drawn live,
    Instant since,
    Optional<Beside> beside,
    int last,
    Optional<Hold> hold,
    Position whole) {
  /** Whether the live one, drawn up to {@code reached}, is more than a part. */
  public boolean isWholeAt(Position reached) {
    return !whole.isAfter(reached);
  }

  /** A generation, and the version of the projection that drew it. */
  public record Drawn(Generation generation, int version) {}

  /** A generation that nobody reads; {@code replaced} if it was live before. */
  public record Beside(Drawn drawn, boolean replaced) {}

  /**
   * A wish that nobody draw on the live generation, good for as long as it is renewed.
   *
   * @param beats how often it was renewed
   */
  public record Hold(String by, long beats) {}
}
