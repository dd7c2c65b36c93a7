package socai.command.catalogue;

import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.event.EntryId;
import socai.ledger.CommandId;
import socai.range.Line;

/** What a command recorded of a service was wrong and counts as never recorded. */
public record RetractServiceEntry(
    CommandId command, ServiceId service, EntryId retracts, @Line(300) String basis)
    implements Command {}
