package socai.query.suspicion;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.Shown;
import socai.query.table.Csv;
import socai.query.table.TableFile;
import socai.query.table.Xlsx;
import socai.suspicion.FindingId;

/**
 * The door to findings. Officers may read them too: they know what lies behind, and can correct it.
 * Whatever they correct stays visible, in the ledger and as a withdrawn finding.
 */
@RestController
@Tag(name = "Suspicions")
class SuspicionApi {
  private static final String RULES =
      "doors_per_hour|travel|two_communes|told_twice|outside_membership|late_batch";
  private static final String STATES = "open|examined|withdrawn";
  private static final String PLACE = "\\d{4}-\\d\\d-\\d\\d/[0-9a-f-]{36}";

  private static final int MOST_LINES = 10_000;

  private final SuspicionQuery query;
  private final RuleTexts rules;
  private final Progress progress;

  SuspicionApi(SuspicionQuery query, RuleTexts rules, Progress progress) {
    this.query = query;
    this.rules = rules;
    this.progress = progress;
  }

  /** All rules. */
  record RuleList(Position position, List<RuleDescription> rules) {}

  @Operation(
      summary = "What is worth a look, by rules that none of which accuses",
      description = "Those of the latest day first, with how many each rule has found.")
  @GetMapping("/api/suspicions")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  FindingList findings(
      @RequestParam Optional<@Pattern(regexp = RULES) String> rule,
      @RequestParam Optional<@Pattern(regexp = STATES) String> state,
      @RequestParam Optional<UUID> unit,
      @RequestParam Optional<UUID> team,
      @RequestParam Optional<UUID> member,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
      @RequestParam Optional<@Min(0) Long> atLeast) {
    Shown shown = progress.of(SuspicionProjection.NAME, atLeast);
    return query.list(
        new SuspicionQuery.Wanted(rule, state, unit, team, member, from, to), before, limit, shown);
  }

  @Operation(
      summary = "The same as a file for spreadsheets",
      description =
          "XLSX with Vietnamese headings; nothing in it is calculated. At most 10,000 lines;"
              + " `before` goes on behind the day and the identifier of the last one.")
  @GetMapping(path = "/api/suspicions/xlsx", produces = Xlsx.TYPE)
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void findingSheet(
      @RequestParam Optional<@Pattern(regexp = RULES) String> rule,
      @RequestParam Optional<@Pattern(regexp = STATES) String> state,
      @RequestParam Optional<UUID> unit,
      @RequestParam Optional<UUID> team,
      @RequestParam Optional<UUID> member,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam Optional<@Min(0) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    SuspicionQuery.Wanted wanted =
        new SuspicionQuery.Wanted(rule, state, unit, team, member, from, to);
    write(wanted, before, atLeast, TableFile.XLSX, response);
  }

  @Operation(
      summary = "The same as a file for everything that reads lines of text",
      description =
          Csv.DESCRIPTION + " At most 10,000 lines; `before` goes on as for the other file.")
  @GetMapping(path = "/api/suspicions/csv", produces = Csv.TYPE)
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  void findingLines(
      @RequestParam Optional<@Pattern(regexp = RULES) String> rule,
      @RequestParam Optional<@Pattern(regexp = STATES) String> state,
      @RequestParam Optional<UUID> unit,
      @RequestParam Optional<UUID> team,
      @RequestParam Optional<UUID> member,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to,
      @RequestParam Optional<@Pattern(regexp = PLACE) String> before,
      @RequestParam Optional<@Min(0) Long> atLeast,
      HttpServletResponse response)
      throws IOException {
    SuspicionQuery.Wanted wanted =
        new SuspicionQuery.Wanted(rule, state, unit, team, member, from, to);
    write(wanted, before, atLeast, TableFile.CSV, response);
  }

  private void write(
      SuspicionQuery.Wanted wanted,
      Optional<String> before,
      Optional<Long> atLeast,
      TableFile file,
      HttpServletResponse response)
      throws IOException {
    Shown shown = progress.of(SuspicionProjection.NAME, atLeast);
    file.announce("suspicions", MOST_LINES, response);
    query.write(wanted, before, MOST_LINES, shown, file, response.getOutputStream());
  }

  @Operation(summary = "The rules: what they look for, how they may err, and their parameters")
  @GetMapping("/api/suspicions/rules")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  RuleList rules(@RequestParam Optional<@Min(0) Long> atLeast) {
    return new RuleList(progress.of(SuspicionProjection.NAME, atLeast).position(), rules.all());
  }

  @Operation(summary = "A finding, the acts that make it, and what was said of it")
  @Refuses(404)
  @GetMapping("/api/suspicions/{finding}")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  Finding finding(@PathVariable UUID finding, @RequestParam Optional<@Min(0) Long> atLeast) {
    Shown shown = progress.of(SuspicionProjection.NAME, atLeast);
    return query
        .find(new FindingId(finding), shown)
        .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
  }
}
