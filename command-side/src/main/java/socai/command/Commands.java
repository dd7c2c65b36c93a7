package socai.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;
import socai.command.axon.PendingReceipt;
import socai.ledger.CommandKnownException;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.axon.EventOrigin;
import socai.problem.RefusedException;

/** The one way in for commands, whichever door they came through. */
@Component
public class Commands {
  private static final int ATTEMPTS = 10;

  private final CommandGateway gateway;
  private final Ledger ledger;
  private final Validator validator;

  Commands(CommandGateway gateway, Ledger ledger, Validator validator) {
    this.gateway = gateway;
    this.ledger = ledger;
    this.validator = validator;
  }

  /**
   * Carries {@code command} out, once, however often it is sent. Whether it has been carried out
   * before is looked up only where it is refused, so that the usual case costs no look-up; if it
   * has not, it is decided once more, on what the ledger says now: the refusal may have rested on a
   * state that another process had changed.
   *
   * @param login who sends it
   * @throws RefusedException if its form is wrong or a rule is against it; then nothing has changed
   */
  public Receipt send(Command command, String login) {
    checkForm(command);
    try {
      return new Receipt(carryOut(command, login));
    } catch (RefusedException | CommandKnownException e) {
      return ledger
          .find(command.command())
          .map(Receipt::new)
          .orElseGet(() -> new Receipt(carryOut(command, login)));
    }
  }

  /** Whoever loses a race for a stream looks at it anew and decides again. */
  private Position carryOut(Command command, String login) {
    MetaData origin = MetaData.from(new EventOrigin(login, command.command()).asMetaData());
    for (int attempt = 1; ; attempt++) {
      try {
        PendingReceipt receipt = gateway.sendAndWait(command, origin);
        return receipt.position().orElseGet(ledger::head);
      } catch (ConcurrencyException e) {
        if (attempt == ATTEMPTS) {
          throw CommandRefusal.CONTENDED.refused();
        }
      }
    }
  }

  private void checkForm(Command command) {
    Optional<ConstraintViolation<Command>> first =
        validator.validate(command).stream()
            .min(Comparator.comparing(v -> v.getPropertyPath().toString()));
    if (first.isPresent()) {
      String field = "/" + first.get().getPropertyPath().toString().replace('.', '/');
      throw CommandRefusal.BAD_VALUE.refused(
          Map.of("field", field.replaceAll("\\[(\\d+)]", "/$1").replaceAll("<[^>]*>", "")));
    }
  }
}
