package socai.query.finding.history;

import java.util.List;

/**
 * Acts of one household that may be one recorded several times: with each of them, all that follow
 * one another closely.
 */
public record Neighbours(List<CountedAct> acts) {
  public Neighbours {
    acts = List.copyOf(acts);
  }
}
