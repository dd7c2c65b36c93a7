package socai.query.coverage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
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

/** The door to coverage. */
@RestController
@Tag(name = "Coverage")
class CoverageApi {
  private static final String AS_OF =
      "As things stood at the end of the date (today if none is given), on the map of that date and"
          + " by all that was told since: an act that was told late counts from the day on which it"
          + " occurred.";

  private final CoverageQuery query;
  private final UnitQuery units;
  private final Progress progress;
  private final BusinessDate now;

  CoverageApi(CoverageQuery query, UnitQuery units, Progress progress, BusinessDate now) {
    this.query = query;
    this.units = units;
    this.progress = progress;
    this.now = now;
  }

  @Operation(summary = "A unit's coverage on a date, service by service", description = AS_OF)
  @Refuses({404, 422})
  @GetMapping("/api/coverage/{unit}")
  @AnyRoleMayCall
  Coverage coverage(
      @PathVariable UUID unit,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    LocalDate day = now.or(asOf);
    UnitId id = new UnitId(unit);
    return progress.answer(
        asked,
        snapshot ->
            query.of(id, day, snapshot).orElseThrow(() -> units.notFound(id, day, snapshot)),
        FigureProjection.NAME,
        UnitQuery.UNITS);
  }

  @Operation(
      summary = "The coverage of one service at one level on a date, unit by unit",
      description = "The units of one level within a unit; hamlets only within a commune. " + AS_OF)
  @Refuses({404, 422})
  @GetMapping("/api/coverage")
  @AnyRoleMayCall
  CoverageMap coverageMap(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam @Pattern(regexp = ServiceId.FORM) @Size(max = ServiceId.LONGEST) String service,
      @RequestParam(defaultValue = "activated") AdoptionLevel level,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt asked) {
    return map(within, unitLevel, service, level, asOf, asked);
  }

  @Operation(
      summary = "The same as a file for spreadsheets",
      description = "XLSX with Vietnamese headings: counts are numbers, nothing is calculated.")
  @Refuses({404, 422})
  @GetMapping(path = "/api/coverage/xlsx", produces = Xlsx.TYPE)
  @LongAnswer
  @AnyRoleMayCall
  void coverageSheet(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam @Pattern(regexp = ServiceId.FORM) @Size(max = ServiceId.LONGEST) String service,
      @RequestParam(defaultValue = "activated") AdoptionLevel level,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    CoverageMap map = map(within, unitLevel, service, level, asOf, AskedAt.atLeast(atLeast));
    write(map, TableFile.XLSX, response);
  }

  @Operation(
      summary = "The same as a file for everything that reads lines of text",
      description = Csv.DESCRIPTION)
  @Refuses({404, 422})
  @GetMapping(path = "/api/coverage/csv", produces = Csv.TYPE)
  @LongAnswer
  @AnyRoleMayCall
  void coverageLines(
      @RequestParam UUID within,
      @RequestParam(defaultValue = "commune") UnitLevel unitLevel,
      @RequestParam @Pattern(regexp = ServiceId.FORM) @Size(max = ServiceId.LONGEST) String service,
      @RequestParam(defaultValue = "activated") AdoptionLevel level,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    CoverageMap map = map(within, unitLevel, service, level, asOf, AskedAt.atLeast(atLeast));
    write(map, TableFile.CSV, response);
  }

  private static void write(CoverageMap map, TableFile file, HttpServletResponse response)
      throws IOException {
    file.announce(
        "coverage-" + map.service() + "-" + map.level().code() + "-" + map.asOf(),
        map.position(),
        map.units().size(),
        response);
    CoverageSheet.write(map, file, response.getOutputStream());
  }

  private CoverageMap map(
      UUID within,
      UnitLevel unitLevel,
      String service,
      AdoptionLevel level,
      Optional<LocalDate> asOf,
      AskedAt asked) {
    LocalDate day = now.or(asOf);
    UnitId id = new UnitId(within);
    return progress.answer(
        asked,
        snapshot -> {
          Unit area =
              units.find(id, day, snapshot).orElseThrow(() -> units.notFound(id, day, snapshot));
          return query.map(area, unitLevel, new ServiceId(service), level, day, snapshot);
        },
        FigureProjection.NAME,
        UnitQuery.UNITS);
  }
}
