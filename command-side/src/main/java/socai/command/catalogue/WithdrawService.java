package socai.command.catalogue;

import java.time.LocalDate;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;

/** Households are guided on a service no more from a day on. */
public record WithdrawService(
    CommandId command, ServiceId service, @FromDay(Since.SERVICES) LocalDate on)
    implements Command {}
