package socai.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.figure.Figure;
import socai.query.projection.Now;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.Shown;

/** The door from a figure to its events. */
@RestController
@Tag(name = "Evidence")
class EvidenceApi {
  private static final int LONGEST_CURSOR = 200;

  private final EvidenceQuery query;
  private final LevelEvidence levels;
  private final Progress progress;
  private final Ledger ledger;
  private final Now now;

  EvidenceApi(
      EvidenceQuery query, LevelEvidence levels, Progress progress, Ledger ledger, Now now) {
    this.query = query;
    this.levels = levels;
    this.progress = progress;
    this.ledger = ledger;
    this.now = now;
  }

  @Operation(
      summary = "The events that make a figure, a page at a time",
      description =
          "Each with what it adds to the figure or takes away; all together they add up to it."
              + " Answers that show a figure name the address of its evidence in their field"
              + " `evidence`. The figures are `teams`, `members`, `teams.LEVEL`, `members.LEVEL`"
              + " (commune or hamlet), `team-members.TEAM`, `households.UNIT`,"
              + " `reached.UNIT.SERVICE.LEVEL`, and `level.HOUSEHOLD.SERVICE`. Those of households"
              + " and of reached levels are of no date: they are as the ledger told it up to the"
              + " position `upTo`, or up to now.")
  @Refuses({404, 422})
  @GetMapping("/api/evidence/{figure}")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  Evidence evidence(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @PathVariable
          Figure figure,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> upTo,
      @RequestParam Optional<@Size(max = LONGEST_CURSOR) String> after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam Optional<@Min(0) Long> atLeast) {
    if (asOf.isPresent() && !figure.kind().isDated()) {
      throw EvidenceRefusal.WITHOUT_DATE.refused();
    }
    Optional<Long> seen = Stream.concat(upTo.stream(), atLeast.stream()).max(Long::compare);
    if (figure instanceof Figure.Level level) {
      refuseBeyondTheLedger(seen);
      Position position = upTo.map(Position::new).orElseGet(ledger::head);
      return levels
          .page(level, new Asked(level, now.or(asOf), position, after, limit))
          .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
    }
    Shown shown = progress.of(EvidenceProjection.NAME, seen);
    Position position = upTo.map(Position::new).orElse(shown.position());
    return query
        .page(new Asked(figure, now.or(asOf), position, after, limit), shown)
        .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
  }

  private void refuseBeyondTheLedger(Optional<Long> atLeast) {
    long head = ledger.head().value();
    if (atLeast.filter(wanted -> wanted > head).isPresent()) {
      throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
    }
  }
}
