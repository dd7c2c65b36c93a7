package socai.query.planted;

import socai.query.planted.other.OtherHalfOfQuery;

/** One half of a circle. */
public interface CycleOfQuery {
  /** The other half. */
  OtherHalfOfQuery other();
}
