package socai.query.territory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Progress;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitId;

/** The door to the units. */
@RestController
@Tag(name = "Units")
class UnitAnswers {
  private final UnitQuery query;
  private final Progress progress;
  private final BusinessDate now;

  UnitAnswers(UnitQuery query, Progress progress, BusinessDate now) {
    this.query = query;
    this.progress = progress;
    this.now = now;
  }

  /**
   * Units on a date.
   *
   * @param beginning the first day of the first province: before it there is nothing to show; empty
   *     as long as the ledger has none
   */
  record Units(
      LocalDate asOf, Position position, Optional<LocalDate> beginning, List<Unit> units) {}

  /**
   * One unit on a date.
   *
   * @param above the units it stands below, from the province down
   */
  record OneUnit(LocalDate asOf, Position position, Unit unit, List<Unit> above) {}

  @Operation(
      summary = "Units on a date",
      description =
          "Those directly below a unit, or those that bear a code on that date; without either, the"
              + " provinces.")
  @Refuses(422)
  @GetMapping("/api/units")
  @AnyRoleMayCall
  Units units(
      @RequestParam Optional<UUID> parent,
      @RequestParam Optional<@Pattern(regexp = "[0-9A-Za-z.-]{1,20}") String> code,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    LocalDate day = now.or(asOf);
    return progress.answer(
        asked,
        snapshot ->
            new Units(
                day,
                snapshot.position(),
                query.beginning(snapshot),
                units(parent, code, day, snapshot)),
        UnitQuery.UNITS);
  }

  private List<Unit> units(
      Optional<UUID> parent, Optional<String> code, LocalDate day, ReadSnapshot snapshot) {
    return parent
        .map(p -> query.below(Set.of(new UnitId(p)), day, snapshot))
        .or(() -> code.map(c -> query.withCode(c, day, snapshot)))
        .orElseGet(() -> query.roots(day, snapshot));
  }

  @Operation(summary = "One unit on a date, and what it stands below")
  @Refuses({404, 422})
  @GetMapping("/api/units/{unit}")
  @AnyRoleMayCall
  OneUnit unit(
      @PathVariable UUID unit,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    LocalDate day = now.or(asOf);
    return progress.answer(
        asked, snapshot -> unit(new UnitId(unit), day, snapshot), UnitQuery.UNITS);
  }

  private OneUnit unit(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    Unit found = query.find(id, day, snapshot).orElseThrow(() -> query.notFound(id, day, snapshot));
    return new OneUnit(day, snapshot.position(), found, query.above(found, day, snapshot));
  }
}
