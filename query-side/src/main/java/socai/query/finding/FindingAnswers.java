package socai.query.finding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.finding.rule.RuleDescription;
import socai.query.finding.rule.RuleTexts;
import socai.query.projection.AskedAt;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.ReadSnapshot;
import socai.query.table.Csv;
import socai.query.table.TableFile;
import socai.query.table.Xlsx;
import socai.query.territory.UnitQuery;
import socai.web.LongAnswer;

/**
 * The door to findings. Officers may read them too: they know what lies behind, and can correct it.
 * Whatever they correct stays visible, in the ledger and as a withdrawn finding.
 */
@RestController
@Tag(name = "Suspicions")
class FindingAnswers {
  private static final String PLACE = "\\d{4}-\\d\\d-\\d\\d/[0-9a-f-]{36}";
  private static final String ACT = "[0-9a-f]{24}/[0-9a-f-]{36}/[0-9a-f-]{36}/\\d{1,16}";

  private static final int MOST_LINES = 10_000;

  private final FindingQuery query;
  private final RuleTexts rules;
  private final Progress progress;

  FindingAnswers(FindingQuery query, RuleTexts rules, Progress progress) {
    this.query = query;
    this.rules = rules;
    this.progress = progress;
  }

  /** All rules. */
  record RuleList(Position position, List<RuleDescription> rules) {}

  @Operation(
      summary = "What is worth a look, by rules of which none accuses anybody",
      description = "Those of the latest day first, with how many each rule has found.")
  @GetMapping("/api/suspicions")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  FindingList findings(
      @Valid @ParameterObject Wanted wanted,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
      @Valid @ParameterObject AskedAt asked) {
    return answer(asked, snapshot -> query.list(wanted, before, limit, snapshot));
  }

  @Operation(
      summary = "The same as a file for spreadsheets",
      description =
          "XLSX with Vietnamese headings; nothing in it is calculated. At most 10,000 lines;"
              + " `before` goes on behind the day and the identifier of the last one.")
  @GetMapping(path = "/api/suspicions/xlsx", produces = Xlsx.TYPE)
  @LongAnswer
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void findingSheet(
      @Valid @ParameterObject Wanted wanted,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    write(wanted, before, atLeast, TableFile.XLSX, response);
  }

  @Operation(
      summary = "The same as a file for everything that reads lines of text",
      description =
          Csv.DESCRIPTION + " At most 10,000 lines; `before` goes on as for the other file.")
  @GetMapping(path = "/api/suspicions/csv", produces = Csv.TYPE)
  @LongAnswer
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void findingLines(
      @Valid @ParameterObject Wanted wanted,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    write(wanted, before, atLeast, TableFile.CSV, response);
  }

  private void write(
      Wanted wanted,
      Optional<String> before,
      Optional<Long> atLeast,
      TableFile file,
      HttpServletResponse response)
      throws IOException {
    FindingQuery.Sheet sheet =
        answer(
            AskedAt.atLeast(atLeast),
            snapshot -> query.sheet(wanted, before, MOST_LINES, snapshot));
    file.announce("suspicions", sheet.snapshot().position(), MOST_LINES, response);
    Iterator<WithActs> rows =
        sheet
            .acts()
            .peek(row -> progress.mustBeThere(sheet.snapshot(), FindingProjection.NAME))
            .iterator();
    query.write(sheet, rows, file, response.getOutputStream());
  }

  @Operation(
      summary = "The rules: what they look for, how they may err, and their parameters",
      description =
          "Of one member's acts of one day, the 2,000 that were told first are looked at; of those"
              + " of one household that follow one another closely, the first 500. Acts told late"
              + " are counted without a limit.")
  @GetMapping("/api/suspicions/rules")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  RuleList rules(@Valid @ParameterObject AskedAt asked) {
    return answer(asked, snapshot -> new RuleList(snapshot.position(), rules.all()));
  }

  @Operation(
      summary = "A finding, the acts that make it, and what was said of it",
      description =
          "The first acts as they occurred; `after` goes on with those that follow. The last 100"
              + " things that happened to it; `historyBefore` goes on with those before.")
  @Refuses(404)
  @GetMapping("/api/suspicions/{finding}")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  Finding finding(
      @PathVariable UUID finding,
      @RequestParam Optional<@Pattern(regexp = ACT) String> after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam Optional<@Min(1) Integer> historyBefore,
      @Valid @ParameterObject AskedAt asked) {
    return answer(
        asked,
        snapshot ->
            query
                .find(new FindingId(finding), after, limit, historyBefore, snapshot)
                .orElseThrow(ProjectionRefusal.NOT_FOUND::refused));
  }

  private <T> T answer(AskedAt asked, Function<ReadSnapshot, T> compose) {
    return progress.answer(asked, compose, FindingProjection.NAME, UnitQuery.UNITS);
  }
}
