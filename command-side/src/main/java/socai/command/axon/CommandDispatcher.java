package socai.command.axon;

import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.ledger.axon.EventOrigin;

/** Takes a command to the desk that handles it. */
@Component
public class CommandDispatcher {
  private static final int ATTEMPTS = 10;

  private final CommandGateway gateway;

  CommandDispatcher(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Has {@code command} handled; whoever loses a race for a stream looks at it anew and decides
   * again.
   *
   * @return the position of the last event it caused; empty if it caused none
   * @throws ContendedException if it lost every time
   */
  public Optional<Position> handIn(Object command, EventOrigin origin) {
    MetaData who = MetaData.from(origin.asMetaData());
    for (int attempt = 1; ; attempt++) {
      try {
        PendingReceipt receipt = gateway.sendAndWait(command, who);
        return receipt.position();
      } catch (ConcurrencyException e) {
        if (attempt == ATTEMPTS) {
          throw new ContendedException();
        }
      }
    }
  }
}
