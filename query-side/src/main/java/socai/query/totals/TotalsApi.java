package socai.query.totals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.problem.Refuses;
import socai.query.figure.FigureProjection;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Progress;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/** The door to the totals. */
@RestController
@Tag(name = "Totals")
class TotalsApi {
  private final TotalsQuery query;
  private final UnitTotalsQuery ofUnits;
  private final UnitQuery units;
  private final Progress progress;
  private final BusinessDate now;

  TotalsApi(
      TotalsQuery query,
      UnitTotalsQuery ofUnits,
      UnitQuery units,
      Progress progress,
      BusinessDate now) {
    this.query = query;
    this.ofUnits = ofUnits;
    this.units = units;
    this.progress = progress;
    this.now = now;
  }

  @Operation(
      summary = "Teams and members on a date, by level",
      description =
          "Everywhere, or in a unit: then the teams that work for it or for a unit that stands below"
              + " it on the map of the date.")
  @Refuses({404, 422})
  @GetMapping("/api/totals")
  @AnyRoleMayCall
  Totals totals(
      @RequestParam Optional<UUID> unit,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    LocalDate day = now.or(asOf);
    return unit.map(UnitId::new)
        .map(
            id ->
                progress.answer(
                    asked,
                    snapshot -> totals(id, day, snapshot),
                    FigureProjection.NAME,
                    UnitQuery.UNITS))
        .orElseGet(
            () ->
                progress.answer(asked, snapshot -> query.on(day, snapshot), TotalsProjection.NAME));
  }

  private Totals totals(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    return ofUnits.of(id, day, snapshot).orElseThrow(() -> units.notFound(id, day, snapshot));
  }
}
