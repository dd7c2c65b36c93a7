package socai.query.rebuild;

import java.util.List;
import socai.ledger.Position;
import socai.query.projection.GenerationStatus;

/**
 * Two generations of one projection, held against each other.
 *
 * @param position what both reflect; the live one of another version may be further on by the last
 *     batch of a process that was killed
 * @param liveDigest of the live generation's views
 * @param besideDigest of the other's; equal exactly if the views are
 * @param views how many the other one has
 * @param differing how many differ, or are in one of them only
 * @param samples some of them
 */
public record Compared(
    GenerationStatus.Projected live,
    GenerationStatus.Projected beside,
    Position position,
    String liveDigest,
    String besideDigest,
    long views,
    long differing,
    List<Sample> samples) {
  /**
   * A view that differs; what is in it is not told, it may be personal.
   *
   * @param collection of the first generation
   * @param fields that differ, by their names; empty if only one of the generations has it
   */
  public record Sample(String collection, String id, Kind kind, List<String> fields) {}

  /** How a view differs. */
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

  /** Whether the same events may lead to other views: it was projected by another version. */
  public boolean isOfAnotherVersion() {
    return live.version() != beside.version();
  }
}
