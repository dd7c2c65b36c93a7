package socai.query.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.proof.LedgerExport;
import socai.proof.ProofRefusal;
import socai.proof.TransparencyLog;
import socai.web.LongAnswer;

/** The endpoint to what proves that the ledger is what it was. */
@RestController
@Tag(name = "Ledger")
class ProofApi {
  private static final String TEXT = "text/plain;charset=UTF-8";
  private static final String NDJSON = "application/x-ndjson";
  private static final int BUFFER_BYTES = 1 << 16;

  private final TransparencyLog log;
  private final LedgerExport export;
  private final Ledger ledger;

  ProofApi(TransparencyLog log, LedgerExport export, Ledger ledger) {
    this.log = log;
    this.export = export;
    this.ledger = ledger;
  }

  @Operation(
      summary = "A proof that an event is in the ledger",
      description =
          "One file in the form of C2SP's tlog-proof, with the event's line as its extra data."
              + " It is proven by the smallest checkpoint of at least `size`, or by the latest.")
  @Refuses({404, 503})
  @GetMapping(path = "/api/ledger/events/{position}/proof", produces = TEXT)
  @MayCall(AccessRole.AUDITOR)
  ResponseEntity<String> proof(
      @PathVariable @Min(1) @Max(Position.MOST) long position,
      @RequestParam Optional<@Min(1) @Max(Position.MOST) Long> size) {
    List<Entry> found = ledger.read(new Position(position - 1), 1);
    if (found.isEmpty()) {
      throw ProofRefusal.NOT_SIGNED_YET.refused();
    }
    return file("event-" + position + ".tlog-proof", log.proof(found.get(0), size));
  }

  @Operation(
      summary = "A proof that a later checkpoint extends an earlier one",
      description =
          "The hashes and the later checkpoint, as C2SP's tlog-witness sends them. The later one is"
              + " the smallest of at least the size `to`, or the latest.")
  @Refuses({404, 422, 503})
  @GetMapping(path = "/api/ledger/consistency", produces = TEXT)
  @MayCall(AccessRole.AUDITOR)
  ResponseEntity<String> consistency(
      @RequestParam @Min(0) @Max(Position.MOST) long from,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> to) {
    return file("consistency-from-" + from + ".txt", log.consistency(from, to));
  }

  @Operation(
      summary = "The ledger, or a range of it, to be verified without us",
      description =
          "Lines of JSON: the first has the checkpoint, the verifier key and the hashes that belong"
              + " to them; before the events of each 256 stands a line with their hashes. What was"
              + " broken off goes on with `after` the last whole event and the same `size`.")
  @Refuses({404, 422, 503})
  @GetMapping(path = "/api/ledger/export", produces = NDJSON)
  @LongAnswer
  @MayCall(AccessRole.AUDITOR)
  void export(
      @RequestParam(defaultValue = "0") @Min(0) @Max(Position.MOST) long after,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> through,
      @RequestParam Optional<@Min(0) @Max(Position.MOST) Long> size,
      HttpServletResponse response)
      throws IOException {
    LedgerExport.Plan plan = export.plan(after, through, size);
    response.setContentType(NDJSON);
    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
    export.write(plan, out);
    out.flush();
  }

  private static ResponseEntity<String> file(String name, String content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
