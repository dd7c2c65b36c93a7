package socai.command.catalogue;

import java.time.LocalDate;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.Command;
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
    @FromDay(Since.SERVICES) LocalDate from)
    implements Command {}
