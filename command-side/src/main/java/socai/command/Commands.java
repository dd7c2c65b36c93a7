package socai.command;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.command.axon.CommandDispatcher;
import socai.command.axon.ContendedException;
import socai.ledger.CarriedOut;
import socai.ledger.CommandDigest;
import socai.ledger.CommandKnownException;
import socai.ledger.Gate;
import socai.ledger.Ledger;
import socai.ledger.LedgerRefusal;
import socai.ledger.Position;
import socai.ledger.StoreSilence;
import socai.ledger.TimeLimit;
import socai.ledger.axon.EventOrigin;
import socai.problem.RefusedException;

/** The one way in for commands, whichever endpoint they came through. */
@Component
public class Commands {
  /** How long whoever sends a command is kept, whatever it has to wait for. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

  private final CommandDispatcher reception;
  private final Ledger ledger;
  private final Gate gate;
  private final Forms forms;

  Commands(CommandDispatcher reception, Ledger ledger, Gate gate, Forms forms) {
    this.reception = reception;
    this.ledger = ledger;
    this.gate = gate;
    this.forms = forms;
  }

  /**
   * Carries {@code command} out, once, however often it is sent. Whether it has been carried out
   * before is looked up only where it is refused, so that the usual case costs no look-up; if it
   * has not, it is decided once more, on what the ledger says now: the refusal may have rested on a
   * state that another process had changed.
   *
   * <p>Texts are recorded in Unicode's composed form (NFC), however they came; what a command said
   * is of how it came.
   *
   * <p>What the ledger has under a command's identifier is of that very command: sent again by the
   * same login with the same content it is answered as at first, anything else is refused.
   *
   * @param login who sends it
   * @throws RefusedException if its form is wrong, a rule is against it, the ledger is not what was
   *     signed and takes nothing more, or it cannot take it in time; then nothing has changed,
   *     unless it says that this is in doubt
   */
  public Receipt send(Command command, String login) {
    Command composed = Composed.of(command);
    forms.check(composed);
    CommandDigest said = CommandDigests.by(login, command);
    try {
      return TimeLimit.within(
          ANSWERED_WITHIN,
          () -> {
            gate.demandOpen();
            return sent(composed, login, said);
          });
    } catch (RuntimeException e) {
      // What an append did not hear of is told as such; this is a question that went unanswered.
      throw StoreSilence.isBehind(e) && !(e instanceof RefusedException)
          ? LedgerRefusal.BUSY.refused()
          : e;
    }
  }

  private Receipt sent(Command command, String login, CommandDigest said) {
    try {
      return new Receipt(
          carryOut(command, login, said).or(() -> knownAs(command, said)).orElseGet(ledger::head));
    } catch (RefusedException | CommandKnownException e) {
      if (e instanceof RefusedException refused && refused.refusal() instanceof LedgerRefusal) {
        throw refused;
      }
      return new Receipt(
          knownAs(command, said).or(() -> carryOut(command, login, said)).orElseGet(ledger::head));
    }
  }

  /** Where the command has led when it came before; empty if it has not. */
  private Optional<Position> knownAs(Command command, CommandDigest said) {
    Optional<CarriedOut> known = ledger.find(command.command());
    if (known.filter(one -> !one.canBe(said)).isPresent()) {
      throw CommandRefusal.TAKEN.refused();
    }
    return known.map(CarriedOut::last);
  }

  /** The position of the last event; empty if the command changes nothing. */
  private Optional<Position> carryOut(Command command, String login, CommandDigest said) {
    try {
      return reception.handIn(
          command, new EventOrigin(login, command.command(), Optional.of(said)));
    } catch (ContendedException e) {
      throw CommandRefusal.CONTENDED.refused();
    }
  }
}
