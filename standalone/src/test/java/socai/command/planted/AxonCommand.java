package socai.command.planted;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import socai.command.Command;
import socai.ledger.CommandId;

/** A command that says how it is routed. */
public record AxonCommand(@TargetAggregateIdentifier CommandId command) implements Command {}
