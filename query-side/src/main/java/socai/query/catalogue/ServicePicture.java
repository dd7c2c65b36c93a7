package socai.query.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.query.projection.Picture;

/** A service and when it has been in the catalogue, under which names. */
record ServicePicture(@JsonProperty("_id") String id, long position, List<Offer> offers)
    implements Picture {
  /** One time in the catalogue; {@code to} is the first day outside. */
  record Offer(
      ServiceField field, String nameVi, String nameEn, LocalDate from, Optional<LocalDate> to) {
    boolean includes(LocalDate day) {
      return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }
  }

  ServicePicture after(ServiceEvent event, long at) {
    List<Offer> more = new ArrayList<>(offers);
    if (event instanceof ServiceOffered e) {
      more.add(new Offer(e.field(), e.nameVi(), e.nameEn(), e.from(), Optional.empty()));
    } else if (event instanceof ServiceWithdrawn e) {
      Offer open = more.remove(more.size() - 1);
      more.add(
          new Offer(open.field(), open.nameVi(), open.nameEn(), open.from(), Optional.of(e.on())));
    }
    return new ServicePicture(id, at, more);
  }
}
