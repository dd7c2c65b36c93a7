package socai.command.finding;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.BusinessClock;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Streams;
import socai.ledger.Ledger;

/** Handles commands about findings. */
@Component
class FindingCommandHandler implements CommandHandlers {
  private final Streams<FindingState> findings;
  private final Ledger ledger;
  private final BusinessClock today;

  FindingCommandHandler(Streams<FindingState> findings, Ledger ledger, BusinessClock today) {
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
