package socai.embedded.query;

import java.util.List;

/**
 * How a query is answered.
 *
 * @param legs walked one after the other; a document met twice counts once
 * @param sorted whether the documents come in the order asked for
 */
record Plan(List<Leg> legs, boolean sorted) {

  boolean isNarrowed() {
    return legs.stream().allMatch(Leg::narrowed);
  }

  boolean repeats() {
    return legs.size() > 1 || legs.get(0).repeats();
  }
}
