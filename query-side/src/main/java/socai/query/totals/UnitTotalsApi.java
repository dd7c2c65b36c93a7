package socai.query.totals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.figure.FigureProjection;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Progress;
import socai.query.table.Csv;
import socai.query.table.TableFile;
import socai.query.table.Xlsx;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.web.LongAnswer;

/** The door to the totals of units. */
@RestController
@Tag(name = "Totals")
class UnitTotalsApi {
  private static final String ON_A_MAP =
      "The units of one level within a unit; hamlets only within a commune. Each counts the teams"
          + " that work for it or for a unit below it, on the map of the date. What `whole` counts"
          + " and none of `units` does works for the whole itself, or below a unit that is no more.";

  private final UnitTotalsQuery query;
  private final UnitQuery units;
  private final Progress progress;
  private final BusinessDate now;

  UnitTotalsApi(UnitTotalsQuery query, UnitQuery units, Progress progress, BusinessDate now) {
    this.query = query;
    this.units = units;
    this.progress = progress;
    this.now = now;
  }

  @Operation(summary = "Teams and members on a date, unit by unit", description = ON_A_MAP)
  @Refuses({404, 422})
  @GetMapping("/api/totals/units")
  @AnyRoleMayCall
  UnitTotals unitTotals(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    return map(within, unitLevel, asOf, asked);
  }

  @Operation(
      summary = "The same as a file for spreadsheets",
      description =
          "XLSX with Vietnamese headings: counts are numbers, nothing is calculated. The rows add up"
              + " to the whole: what belongs to none of the units has a row of its own.")
  @Refuses({404, 422})
  @GetMapping(path = "/api/totals/units/xlsx", produces = Xlsx.TYPE)
  @LongAnswer
  @AnyRoleMayCall
  void unitTotalsSheet(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    write(map(within, unitLevel, asOf, AskedAt.atLeast(atLeast)), TableFile.XLSX, response);
  }

  @Operation(
      summary = "The same as a file for everything that reads lines of text",
      description = Csv.DESCRIPTION)
  @Refuses({404, 422})
  @GetMapping(path = "/api/totals/units/csv", produces = Csv.TYPE)
  @LongAnswer
  @AnyRoleMayCall
  void unitTotalsLines(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    write(map(within, unitLevel, asOf, AskedAt.atLeast(atLeast)), TableFile.CSV, response);
  }

  private static void write(UnitTotals totals, TableFile file, HttpServletResponse response)
      throws IOException {
    file.announce(
        "totals-" + totals.whole().unit().code() + "-" + totals.asOf(),
        totals.position(),
        totals.units().size() + 1L,
        response);
    UnitTotalsSheet.write(totals, file, response.getOutputStream());
  }

  private UnitTotals map(
      UUID within, UnitLevel unitLevel, Optional<LocalDate> asOf, AskedAt asked) {
    LocalDate day = now.or(asOf);
    UnitId id = new UnitId(within);
    return progress.answer(
        asked,
        snapshot -> {
          Unit area =
              units.find(id, day, snapshot).orElseThrow(() -> units.notFound(id, day, snapshot));
          return query.map(area, unitLevel, day, snapshot);
        },
        FigureProjection.NAME,
        UnitQuery.UNITS);
  }
}
