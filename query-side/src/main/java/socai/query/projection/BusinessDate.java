package socai.query.projection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.time.RecordedAt;

/** The date that a question is asked of. */
@Component
public class BusinessDate {
  private final Clock clock;

  BusinessDate(Clock clock) {
    this.clock = clock;
  }

  /**
   * {@code asOf}, or today in Vietnam where none is given.
   *
   * @throws socai.problem.RefusedException (422) if it lies after today
   */
  public LocalDate or(Optional<LocalDate> asOf) {
    LocalDate today = new RecordedAt(clock.instant()).day();
    LocalDate day = asOf.orElse(today);
    if (day.isAfter(today)) {
      throw ProjectionRefusal.AFTER_TODAY.refused(
          Map.of("day", day.toString(), "today", today.toString()));
    }
    return day;
  }
}
