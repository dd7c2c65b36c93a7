package socai.command.suspicion;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.Today;
import socai.command.axon.Desk;
import socai.command.axon.Streams;
import socai.ledger.Ledger;

/** Handles commands about findings. */
@Component
class FindingDesk implements Desk {
  private final Streams<FindingState> findings;
  private final Ledger ledger;
  private final Today today;

  FindingDesk(Streams<FindingState> findings, Ledger ledger, Today today) {
    this.findings = findings;
    this.ledger = ledger;
    this.today = today;
  }

  @CommandHandler
  void handle(ExamineFinding c) {
    findings.decide(
        c.finding().stream(), f -> FindingRules.examine(f, c, ledger.head(), today.now()));
  }

  @CommandHandler
  void handle(ReopenFinding c) {
    findings.decide(c.finding().stream(), f -> FindingRules.reopen(f, c, today.now()));
  }
}
