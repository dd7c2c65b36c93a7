package socai.command.planted;

import org.axonframework.commandhandling.gateway.CommandGateway;

/** Sends past the one way in. */
public interface UsesAxon {
  /** Axon's own. */
  CommandGateway gateway();
}
