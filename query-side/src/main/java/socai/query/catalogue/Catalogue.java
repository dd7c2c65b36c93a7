package socai.query.catalogue;

import java.time.LocalDate;
import java.util.List;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.ledger.Position;

/** The services in the catalogue on a date. */
record Catalogue(LocalDate asOf, Position position, List<Service> services) {
  /** One of them. */
  record Service(ServiceId id, ServiceField field, String nameVi, String nameEn, LocalDate from) {}
}
