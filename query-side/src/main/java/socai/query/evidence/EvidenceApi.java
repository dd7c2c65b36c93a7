package socai.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.problem.Refuses;
import socai.query.figure.Figure;
import socai.query.figure.FigureEvent;
import socai.query.table.Csv;
import socai.query.table.TableFile;
import socai.query.table.Xlsx;
import socai.web.HeavyAnswer;
import socai.web.LongAnswer;

/** The endpoint from a figure to its events. */
@RestController
@Tag(name = "Evidence")
class EvidenceApi {
  /** Events that are read together for a file. */
  private static final int OF_A_FILE = 5000;

  private final Evidences evidences;

  EvidenceApi(Evidences evidences) {
    this.evidences = evidences;
  }

  @Operation(
      summary = "The events that make a figure, a page at a time",
      description =
          "Each with what it adds to the figure or takes away; all together they add up to it."
              + " Answers that show a figure name the address of its evidence in their field"
              + " `evidence`. The figures are `teams`, `members`, `teams.LEVEL`, `members.LEVEL`"
              + " (commune or hamlet), `team-members.TEAM`, `unit-teams.UNIT`,"
              + " `unit-teams.UNIT.LEVEL`, `unit-members.UNIT`, `unit-members.UNIT.LEVEL`,"
              + " `households.UNIT`, `reached.UNIT.SERVICE.LEVEL`, and `level.HOUSEHOLD.SERVICE`;"
              + " all of any date (`asOf`, today if none is given), by what the ledger told up to"
              + " any position (`upTo`, all if none is given). An event that was told late counts"
              + " from the day on which it occurred.")
  @Refuses({404, 422})
  @GetMapping("/api/evidence/{figure}")
  @HeavyAnswer
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  Evidence evidence(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @PathVariable
          Figure figure,
      @Valid @ParameterObject When when,
      @RequestParam Optional<@Pattern(regexp = FigureEvent.ID_FORM) String> after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
    return evidences.of(figure, when, after, limit);
  }

  @Operation(
      summary = "All events that make a figure, as a file for spreadsheets",
      description =
          "XLSX with Vietnamese headings: amounts are numbers, moments are those of a clock in"
              + " Vietnam, nothing is calculated. At most 1,048,575 events.")
  @Refuses({404, 422})
  @GetMapping(path = "/api/evidence/{figure}/xlsx", produces = Xlsx.TYPE)
  @LongAnswer
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void evidenceFile(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @PathVariable
          Figure figure,
      @Valid @ParameterObject When when,
      HttpServletResponse response)
      throws IOException {
    write(figure, when, TableFile.XLSX, response);
  }

  @Operation(
      summary = "All events that make a figure, as a file for everything that reads lines of text",
      description = Csv.DESCRIPTION)
  @Refuses({404, 422})
  @GetMapping(path = "/api/evidence/{figure}/csv", produces = Csv.TYPE)
  @LongAnswer
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void evidenceLines(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @PathVariable
          Figure figure,
      @Valid @ParameterObject When when,
      HttpServletResponse response)
      throws IOException {
    write(figure, when, TableFile.CSV, response);
  }

  private void write(Figure figure, When when, TableFile file, HttpServletResponse response)
      throws IOException {
    Evidences.Paged all = evidences.all(figure, when, OF_A_FILE);
    file.announce(figure.text(), all.first().position(), all.first().count(), response);
    EvidenceFile.write(all.first(), all.next(), file, response.getOutputStream());
  }
}
