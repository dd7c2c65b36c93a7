package socai.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.AnyRoleMayCall;
import socai.access.MayCall;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.query.projection.ProjectionRefusal;
import socai.schema.Json;
import socai.web.LongAnswer;

/** The endpoint to the ledger itself. */
@RestController
@Tag(name = "Ledger")
class LedgerApi {
  private static final String NDJSON = "application/x-ndjson";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Ledger ledger;

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where the ledger ends. */
  record Head(Position position) {}

  /** An event and its place. */
  record Placed(Position position, EventLine event) {}

  @Operation(summary = "The position of the last event")
  @GetMapping("/api/ledger")
  @AnyRoleMayCall
  Head head() {
    return new Head(ledger.head());
  }

  @Operation(
      summary = "The stored lines, byte for byte",
      description =
          "One event a line, in the order of their positions; the first line is event after + 1."
              + " Without a limit: to the end.")
  @GetMapping(path = "/api/ledger/events", produces = NDJSON)
  @LongAnswer
  @MayCall(AccessRole.AUDITOR)
  void events(
      @RequestParam(defaultValue = "0") @Min(0) @Max(Position.MOST) long after,
      @RequestParam Optional<@Min(0) Long> limit,
      HttpServletResponse response)
      throws IOException {
    long left = limit.orElse(Long.MAX_VALUE);
    Iterator<Entry> entries = ledger.follow(new Position(after));
    response.setContentType(NDJSON);
    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
    while (left-- > 0 && entries.hasNext()) {
      out.write(entries.next().bytes());
      out.write('\n');
    }
    out.flush();
  }

  @Operation(summary = "One event, by its position")
  @Refuses(404)
  @GetMapping("/api/ledger/events/{position}")
  @MayCall(AccessRole.AUDITOR)
  Placed event(@PathVariable @Min(1) @Max(Position.MOST) long position) {
    List<Entry> found = ledger.read(new Position(position - 1), 1);
    if (found.isEmpty()) {
      throw ProjectionRefusal.NOT_FOUND.refused();
    }
    return new Placed(found.get(0).position(), EventLine.read(Json.mapper(), found.get(0).line()));
  }
}
