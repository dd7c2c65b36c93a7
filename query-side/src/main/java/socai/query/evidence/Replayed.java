package socai.query.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.figure.Definition;
import socai.query.replay.Addend;

/**
 * A figure twice: as an export makes it, and as it is shown.
 *
 * @param figure its name
 * @param asOf the date of the figure
 * @param position how many events of the export were counted, from the first on
 * @param counted what they add up to
 * @param shown what evidence shows at that position; empty if it knows nothing of what the figure
 *     is about
 * @param same whether both are the same, event by event
 * @param differences where they are not, at most {@link #MOST}
 */
record Replayed(
    String figure,
    Map<String, String> parameters,
    Definition definition,
    LocalDate asOf,
    Position position,
    long counted,
    Optional<Long> shown,
    boolean same,
    List<Difference> differences) {
  /** So many differences tell enough. */
  static final int MOST = 100;

  /**
   * An event that does not count for the same on both sides.
   *
   * @param part the part of the figure to which it adds: a level, team or hamlet, and a day
   * @param counted what it adds by the export; 0: nothing
   * @param shown what it adds by the evidence; 0: nothing
   */
  record Difference(Position position, String part, int counted, int shown) {
    static Difference onlyCounted(Addend addend) {
      return new Difference(new Position(addend.position()), addend.part(), addend.amount(), 0);
    }

    static Difference onlyShown(Addend addend) {
      return new Difference(new Position(addend.position()), addend.part(), 0, addend.amount());
    }
  }
}
