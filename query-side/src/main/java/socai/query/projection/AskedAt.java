package socai.query.projection;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import socai.ledger.Position;

/**
 * Of which position an answer is to be.
 *
 * @param atLeast this one or a later one; it is waited for
 * @param at exactly this one, such as another answer has stated just now; it is waited for, and
 *     {@code atLeast} does not count beside it
 */
public record AskedAt(
    @Parameter(description = "The least position of the answer; it is waited for")
        Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
    @Parameter(
            description =
                "The very position of the answer, as another answer has stated it within the last"
                    + " half minute: what is asked for so is of one state. It is waited for;"
                    + " `atLeast` does not count beside it. If that state is not kept (any more),"
                    + " `request.not-kept` (410): ask all again, the first without `at`")
        Optional<@Min(1) @Max(Position.MOST) Long> at) {
  /** Of any position. */
  public static final AskedAt ANY = new AskedAt(Optional.empty(), Optional.empty());

  /** Of that position or a later one, if one is given. */
  public static AskedAt atLeast(Optional<Long> position) {
    return new AskedAt(position, Optional.empty());
  }

  /** Of {@code position} and no other. */
  public static AskedAt at(Position position) {
    return new AskedAt(Optional.empty(), Optional.of(position.value()));
  }
}
