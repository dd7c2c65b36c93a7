package socai.query.projection;

/** How answers read the views in a collection as they were at a position. */
public enum Past {
  /** They do not: nobody but the projection itself reads these views. */
  UNREAD,

  /**
   * Each view follows from one event, which it names as its position: answers leave out those of
   * later ones.
   */
  LINES,

  /**
   * As they were at the end of every batch: for an answer at a position that the projection has
   * reached.
   */
  BATCHES,

  /**
   * As they were after every event: for an answer at any position, such as another projection's.
   */
  EVENTS;

  /** Whether a view that is replaced is kept beside the one that takes its place. */
  boolean isKept() {
    return this == BATCHES || this == EVENTS;
  }
}
