package socai.command.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.event.EntryId;
import socai.ledger.CommandId;

/** What a command told of a service was wrong and counts as never told. */
public record RetractServiceEntry(
    CommandId command, ServiceId service, EntryId retracts, @NotBlank @Size(max = 300) String basis)
    implements Command {}
