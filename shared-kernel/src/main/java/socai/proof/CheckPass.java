package socai.proof;

import java.time.Instant;
import java.util.Optional;

/**
 * A pass over the ledger from its first line on, in which each line is held against what was
 * signed.
 *
 * @param occasion why
 * @param checked how many lines it has looked at
 * @param size how many there were to look at, as far as it knows: the ledger grows meanwhile
 * @param begun when
 * @param ended when it was through, or saw a difference; empty while it is under way
 * @param difference what it saw; empty if nothing
 * @param position where: a position, or the size of a checkpoint; 0 if there was no difference
 */
public record CheckPass(
    Occasion occasion,
    long checked,
    long size,
    Instant begun,
    Optional<Instant> ended,
    Optional<Difference> difference,
    long position) {
  /** Why a pass is made. */
  public enum Occasion {
    /** Before a notary signs anything, as fast as the store reads. */
    START,
    /** As long as the process runs, a little at a time. */
    STANDING,
    /** Because somebody wants to know. */
    ASKED
  }

  /** One that begins now. */
  static CheckPass begun(Occasion occasion, Instant now) {
    return new CheckPass(occasion, 0, 0, now, Optional.empty(), Optional.empty(), 0);
  }

  /** The same, some lines further. */
  CheckPass at(long checkedNow, long sizeNow) {
    return new CheckPass(occasion, checkedNow, sizeNow, begun, ended, difference, position);
  }

  /** The same, through. */
  CheckPass sound(Instant now) {
    return new CheckPass(occasion, checked, size, begun, Optional.of(now), Optional.empty(), 0);
  }

  /** The same, ended by what it saw. */
  CheckPass seen(DiffersException differs, Instant now) {
    return new CheckPass(
        occasion,
        checked,
        size,
        begun,
        Optional.of(now),
        Optional.of(differs.difference()),
        differs.position());
  }
}
