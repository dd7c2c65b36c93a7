package socai.embedded.plan;

import java.util.List;

/**
 * How a query is answered.
 *
 * @param legs walked one after the other; a document met twice counts once
 * @param sorted whether the documents come in the order asked for
 * @param exact whether every document that is met matches, so that none need be looked at
 */
public record Plan(List<Leg> legs, boolean sorted, boolean exact) {

  /** Whether no leg walks a whole tree for want of a condition. */
  public boolean isNarrowed() {
    return legs.stream().allMatch(Leg::narrowed);
  }

  /** Whether a document may be met more than once. */
  public boolean repeats() {
    return legs.size() > 1 || legs.get(0).repeats();
  }
}
