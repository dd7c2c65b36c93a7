package socai.command.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;

/** Households are guided on a service from a day on. */
public record OfferService(
    CommandId command,
    ServiceId service,
    ServiceField field,
    @NotBlank @Size(max = 200) String nameVi,
    @NotBlank @Size(max = 200) String nameEn,
    LocalDate from,
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
