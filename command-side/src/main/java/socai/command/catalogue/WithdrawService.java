package socai.command.catalogue;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;

/** Households are guided on a service no more from a day on. */
public record WithdrawService(
    CommandId command,
    ServiceId service,
    @FromDay(Since.SERVICES) LocalDate on,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public WithdrawService(CommandId command, ServiceId service, LocalDate on) {
    this(command, service, on, Optional.empty());
  }
}
