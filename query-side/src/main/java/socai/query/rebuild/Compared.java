package socai.query.rebuild;

import java.util.List;
import socai.ledger.Position;
import socai.query.projection.Standing;

/**
 * Two generations of one projection, held against each other.
 *
 * @param position what both reflect; the live one of another version may be further on by the last
 *     batch of a process that was killed
 * @param liveDigest of the live generation's pictures
 * @param besideDigest of the other's; equal exactly if the pictures are
 * @param pictures how many the other one has
 * @param differing how many differ, or are in one of them only
 * @param samples some of them
 */
public record Compared(
    Standing.Drawn live,
    Standing.Drawn beside,
    Position position,
    String liveDigest,
    String besideDigest,
    long pictures,
    long differing,
    List<Sample> samples) {
  /**
   * A picture that differs; what is in it is not told, it may be personal.
   *
   * @param collection of the first generation
   * @param fields that differ, by their names; empty if only one of the generations has it
   */
  public record Sample(String collection, String id, Kind kind, List<String> fields) {}

  /** How a picture differs. */
  public enum Kind {
    /** Both have it, not the same. */
    CHANGED,
    /** Only the live generation has it. */
    ONLY_LIVE,
    /** Only the other has it. */
    ONLY_BESIDE
  }

  /** Whether both show the same. */
  public boolean isSame() {
    return liveDigest.equals(besideDigest);
  }

  /** Whether the same events may lead to other pictures: it was drawn by another version. */
  public boolean isOfAnotherVersion() {
    return live.version() != beside.version();
  }
}
