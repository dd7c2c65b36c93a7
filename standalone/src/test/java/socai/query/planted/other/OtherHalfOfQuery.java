package socai.query.planted.other;

import socai.query.planted.CycleOfQuery;

/** The other half of a circle. */
public interface OtherHalfOfQuery {
  /** The first half. */
  CycleOfQuery first();
}
