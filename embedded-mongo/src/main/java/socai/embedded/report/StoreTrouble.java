package socai.embedded.report;

/**
 * Why a store does not do all that it should.
 *
 * @param kind what is the matter
 * @param what the same in plain words, for whoever looks after the machine
 */
public record StoreTrouble(Kind kind, String what) {
  /** What can be the matter. */
  public enum Kind {
    /** Nothing is written, since there is too little room; it goes on when there is again. */
    NO_ROOM,
    /** Some of the files are not what was written; what is in others is still answered. */
    DAMAGED,
    /** A write failed, and nobody knows what the disk has of it: it must be opened anew. */
    BROKEN
  }
}
