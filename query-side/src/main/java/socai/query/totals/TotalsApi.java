package socai.query.totals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.query.projection.Now;
import socai.query.projection.Progress;

/** The door to the totals. */
@RestController
@Tag(name = "Totals")
class TotalsApi {
  private final TotalsQuery query;
  private final Progress progress;
  private final Now now;

  TotalsApi(TotalsQuery query, Progress progress, Now now) {
    this.query = query;
    this.progress = progress;
    this.now = now;
  }

  @Operation(summary = "Teams and members on a date, by level")
  @GetMapping("/api/totals")
  @AnyRoleMayCall
  Totals totals(
      @RequestParam Optional<LocalDate> asOf, @RequestParam Optional<@Min(0) Long> atLeast) {
    LocalDate day = now.or(asOf);
    return progress.answer(atLeast, shown -> query.on(day, shown), TotalsProjection.NAME);
  }
}
