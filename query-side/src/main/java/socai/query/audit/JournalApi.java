package socai.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.ActorKey;
import socai.access.MayCall;
import socai.ledger.Position;
import socai.query.projection.Progress;

/** The endpoint to the journal. */
@RestController
@Tag(name = "Ledger")
class JournalApi {
  private final JournalQuery query;
  private final Progress progress;

  JournalApi(JournalQuery query, Progress progress) {
    this.query = query;
    this.progress = progress;
  }

  @Operation(
      summary = "Events by who told them and when they were recorded",
      description = "The one recorded latest first.")
  @GetMapping("/api/ledger/journal")
  @MayCall(AccessRole.AUDITOR)
  Journal journal(
      @Parameter(
              description =
                  "The first 32 hexadecimal digits of the login's SHA-256: a login may be a name,"
                      + " which belongs in no address")
          @RequestParam
          Optional<@Pattern(regexp = ActorKey.PATTERN) String> by,
      @Parameter(description = "The first moment of recording, such as 2026-11-24T08:00:00+07:00")
          @RequestParam
          Optional<OffsetDateTime> from,
      @Parameter(description = "The first moment that is too late") @RequestParam
          Optional<OffsetDateTime> to,
      @RequestParam Optional<@Pattern(regexp = JournalPlace.PATTERN) String> before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> atLeast) {
    JournalQuery.Wanted wanted =
        new JournalQuery.Wanted(
            by, from.map(OffsetDateTime::toInstant), to.map(OffsetDateTime::toInstant), before);
    return progress.answer(
        atLeast, snapshot -> query.find(wanted, limit, snapshot), JournalProjection.NAME);
  }
}
