package socai.command.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.ledger.CommandId;

/** Households are guided on a service from a day on. */
public record OfferService(
    CommandId command,
    ServiceId service,
    ServiceField field,
    @NotBlank @Size(max = 200) String nameVi,
    @NotBlank @Size(max = 200) String nameEn,
    LocalDate from)
    implements Command {}
