package socai.command;

import java.util.Map;
import socai.problem.Refusal;
import socai.problem.RefusedException;

/**
 * How much may ever be recorded of one subject, so that whatever holds all of it stays small. What
 * leads out stays open when it is reached:
 *
 * <ul>
 *   <li>a retraction is always taken: there are never more of them than of what they take back;
 *   <li>in place of something wrong as many things may be told as there may be changes, beyond
 *       them;
 *   <li>an end is taken while there are fewer ends than changes and the reserve.
 * </ul>
 *
 * All three count what was retracted, too; none asks whether older lines are more than it allows
 * but for the one thing that they are more of.
 *
 * @param changes how many may be recorded, ends and retractions apart
 * @param reserve how many ends more than changes
 * @param refusal of what is beyond
 */
public record Bound(int changes, int reserve, Refusal refusal) {
  /** A bound with the usual reserve of a hundred ends. */
  public static Bound of(int changes, Refusal refusal) {
    return new Bound(changes, 100, refusal);
  }

  /**
   * Returns if a subject of which {@code recorded} was recorded may be recorded one thing more.
   *
   * @throws RefusedException if not
   */
  public void demand(Tally recorded, ChangeKind kind) {
    boolean open =
        switch (kind) {
          case NEW -> recorded.changes() < changes;
          case IN_PLACE -> recorded.changes() < changes || recorded.retractions() < changes;
          case END -> recorded.ends() < recorded.changes() + reserve;
        };
    if (!open) {
      throw refusal.refused(Map.of("most", Integer.toString(changes)));
    }
  }
}
