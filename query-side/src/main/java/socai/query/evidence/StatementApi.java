package socai.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.proof.Notary;
import socai.proof.ProofRefusal;
import socai.proof.SignedCheckpoint;
import socai.proof.TransparencyLog;
import socai.proof.note.Checkpoint;
import socai.query.figure.Figure;
import socai.query.statement.Statement;
import socai.time.RecordedAt;

/** The door to signed statements of figures. */
@RestController
@Tag(name = "Evidence")
class StatementApi {
  private static final String TEXT = "text/plain;charset=UTF-8";

  private final Evidences evidences;
  private final TransparencyLog log;
  private final Optional<Notary> notary;
  private final Clock clock;

  StatementApi(Evidences evidences, TransparencyLog log, Optional<Notary> notary, Clock clock) {
    this.evidences = evidences;
    this.log = log;
    this.notary = notary;
    this.clock = clock;
  }

  @Operation(
      summary = "A figure in writing, signed, to be verified years later",
      description =
          "A note in the form of C2SP's signed-note, by the key that signs checkpoints: the figure,"
              + " its definition, date and value, as of the latest checkpoint, which it contains."
              + " `socai.jar replay --statement` holds it against an export.")
  @Refuses({404, 422, 503})
  @GetMapping(path = "/api/statements/{figure}", produces = TEXT)
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  ResponseEntity<String> statement(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @PathVariable
          Figure figure,
      @RequestParam Optional<LocalDate> asOf) {
    Notary signer = notary.orElseThrow(EvidenceRefusal.NOBODY_SIGNS::refused);
    signer.state().refuseIfStopped();
    SignedCheckpoint latest = log.latest().orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
    Checkpoint checkpoint = latest.checkpoint();
    Position size = new Position(checkpoint.size());
    Evidence evidence = evidences.of(figure, When.at(asOf, size), Optional.empty(), 1);
    Statement statement =
        new Statement(
            figure,
            evidence.asOf(),
            evidence.value(),
            evidence.definition(),
            size,
            checkpoint,
            new RecordedAt(clock.instant()));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + figure.text() + ".statement.txt\"")
        .body(signer.signed(statement.text(), latest).toString());
  }
}
