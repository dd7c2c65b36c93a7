package socai.query.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.AnyRoleMayCall;
import socai.access.FromPages;
import socai.access.MayCall;
import socai.ledger.Ledger;
import socai.proof.AskedCheck;
import socai.proof.Difference;
import socai.proof.Notary;
import socai.proof.NotaryState;
import socai.proof.SignedCheckpoint;
import socai.proof.StandingCheck;
import socai.proof.TransparencyLog;
import socai.proof.witness.Witnesses;

/** The endpoint to how the log stands, and to having it looked at. */
@RestController
@Tag(name = "Ledger")
class LogApi {
  private final TransparencyLog log;
  private final Ledger ledger;
  private final Optional<Notary> notary;
  private final Optional<StandingCheck> standing;
  private final AskedCheck asked;
  private final Optional<Witnesses> witnesses;

  LogApi(
      TransparencyLog log,
      Ledger ledger,
      Optional<Notary> notary,
      Optional<StandingCheck> standing,
      AskedCheck asked,
      Optional<Witnesses> witnesses) {
    this.log = log;
    this.ledger = ledger;
    this.notary = notary;
    this.standing = standing;
    this.asked = asked;
    this.witnesses = witnesses;
  }

  @Operation(summary = "How the log of signed checkpoints stands, and what its notary does")
  @GetMapping("/api/ledger/log")
  @AnyRoleMayCall
  LogState state() {
    Optional<SignedCheckpoint> latest = log.latest();
    return new LogState(
        latest.map(signed -> signed.checkpoint().origin()),
        log.keys().stream().map(key -> key.key().toString()).toList(),
        latest.map(signed -> signed.checkpoint().size()),
        latest.map(signed -> signed.checkpoint().root().base64()),
        latest.map(SignedCheckpoint::at),
        latest.flatMap(signed -> witnesses.map(its -> report(its, signed))),
        ledger.head().value(),
        notary.map(Notary::state).map(LogApi::report),
        checks());
  }

  @Operation(
      summary = "Has the whole ledger held against what was signed, now",
      description =
          "Takes no body. Answers at once; `checks.asked` in `/api/ledger/log` tells how far it is"
              + " and what it saw. While one is under way another is not begun. A difference stops"
              + " the notary; a notary that had stopped begins anew if there is none any more.")
  @PostMapping("/api/ledger/checks")
  @MayCall({AccessRole.AUDITOR, AccessRole.ADMIN})
  @FromPages
  LogState.PassReport check() {
    return LogState.PassReport.of(asked.ask());
  }

  private LogState.CheckReport checks() {
    return new LogState.CheckReport(
        standing.map(StandingCheck::eventsPerSecond),
        standing.flatMap(StandingCheck::pass).map(LogState.PassReport::of),
        notary.flatMap(Notary::lastPass).map(LogState.PassReport::of),
        asked.pass().map(LogState.PassReport::of));
  }

  private static LogState.WitnessReport report(Witnesses its, SignedCheckpoint signed) {
    return new LogState.WitnessReport(
        its.count(), its.signedBy(signed).stream().sorted().toList(), its.isWitnessed(signed));
  }

  private static LogState.NotaryReport report(NotaryState state) {
    return new LogState.NotaryReport(
        state.doing().name().toLowerCase(Locale.ROOT),
        state.checked(),
        state.difference().map(Difference::code),
        state.difference().map(any -> state.position()));
  }
}
