package socai.query.projection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.time.RecordedAt;

/** The date that a question is asked of. */
@Component
public class Now {
  private final Clock clock;

  Now(Clock clock) {
    this.clock = clock;
  }

  /** {@code asOf}, or today in Vietnam where none is given. */
  public LocalDate or(Optional<LocalDate> asOf) {
    return asOf.orElseGet(() -> new RecordedAt(clock.instant()).day());
  }
}
