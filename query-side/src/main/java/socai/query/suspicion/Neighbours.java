package socai.query.suspicion;

import java.util.List;

/**
 * Acts of one household that may be one recorded several times: with each of them, all that follow
 * one another closely.
 */
record Neighbours(List<CountedAct> acts) {
  Neighbours {
    acts = List.copyOf(acts);
  }
}
