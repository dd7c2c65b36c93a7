package socai.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
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
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.Refuses;
import socai.proof.Notary;
import socai.proof.ProofRefusal;
import socai.proof.SignedCheckpoint;
import socai.proof.TransparencyLog;
import socai.proof.note.Checkpoint;
import socai.query.figure.Figure;
import socai.query.figure.FigureProjection;
import socai.query.projection.Parking;
import socai.query.projection.Progress;
import socai.query.statement.Statement;
import socai.time.RecordedAt;
import socai.web.HeavyAnswer;

/** The endpoint to signed statements of figures. */
@RestController
@Tag(name = "Evidence")
class StatementApi {
  private static final int MOST_REFUSED = 500;

  private static final String TEXT = "text/plain;charset=UTF-8";

  private final Attestation attestation;
  private final Disagreements disagreements;
  private final Ledger ledger;
  private final TransparencyLog log;
  private final Optional<Notary> notary;
  private final Progress progress;
  private final Parking parking;
  private final Clock clock;

  StatementApi(
      Attestation attestation,
      Disagreements disagreements,
      Ledger ledger,
      TransparencyLog log,
      Optional<Notary> notary,
      Progress progress,
      Parking parking,
      Clock clock) {
    this.attestation = attestation;
    this.disagreements = disagreements;
    this.ledger = ledger;
    this.log = log;
    this.notary = notary;
    this.progress = progress;
    this.parking = parking;
    this.clock = clock;
  }

  /**
   * Figures that were not stated.
   *
   * @param position the end of the ledger
   */
  record Refused(Position position, List<Disagreement> refused) {}

  @Operation(
      summary = "Figures that were not signed because the events make others",
      description =
          "Each until it is asked for again and is the same by both counts. Of each, at most 100 of"
              + " the events that do not count for the same; of all, the first 500.")
  @GetMapping("/api/statements")
  @MayCall({AccessRole.OFFICER, AccessRole.AUDITOR})
  Refused refusedStatements() {
    return new Refused(ledger.head(), disagreements.first(MOST_REFUSED));
  }

  @Operation(
      summary = "A figure in writing, signed, to be verified years later",
      description =
          "A note in the form of C2SP's signed-note, by the key that signs checkpoints: the figure,"
              + " its definition, date and value, as of the latest checkpoint, which it contains."
              + " It is counted twice: as evidence shows it, and from the lines of the ledger."
              + " Where these differ nothing is signed. `socai.jar replay --statement` holds it"
              + " against an export.")
  @Refuses({404, 422, 503})
  @GetMapping(path = "/api/statements/{figure}", produces = TEXT)
  @HeavyAnswer
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
    Evidence evidence = attestation.of(figure, asOf, size);
    parking.mustBeWhole(FigureProjection.NAME, progress.of(FigureProjection.NAME));
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
