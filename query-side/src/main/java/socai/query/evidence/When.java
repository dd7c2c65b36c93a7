package socai.query.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import socai.ledger.Position;

/**
 * Of which day a figure is asked, and as known at which place of the ledger.
 *
 * @param asOf today, if none is given
 * @param upTo events after it do not count; it is waited for, as {@code atLeast} is. All count, if
 *     none is given
 */
record When(
    Optional<LocalDate> asOf,
    Optional<@Min(0) @Max(Position.MOST) Long> upTo,
    Optional<@Min(0) @Max(Position.MOST) Long> atLeast) {
  /** As known at {@code upTo}. */
  static When at(Optional<LocalDate> asOf, Position upTo) {
    return new When(asOf, Optional.of(upTo.value()), Optional.empty());
  }
}
