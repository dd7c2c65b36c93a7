package socai.command.catalogue;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;

/** Households are guided on a service from a day on. */
public record OfferService(
    CommandId command,
    ServiceId service,
    ServiceField field,
    @Line(200) String nameVi,
    @Line(200) String nameEn,
    @FromDay(Since.SERVICES) LocalDate from,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public OfferService(
      CommandId command,
      ServiceId service,
      ServiceField field,
      String nameVi,
      String nameEn,
      LocalDate from) {
    this(command, service, field, nameVi, nameEn, from, Optional.empty());
  }
}
