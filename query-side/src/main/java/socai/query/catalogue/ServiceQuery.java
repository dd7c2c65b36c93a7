package socai.query.catalogue;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;

/** Reads the catalogue: a few dozen services, all of them at once. */
@Component
class ServiceQuery {
  private final ReadModels readModels;

  ServiceQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  Catalogue on(LocalDate asOf, ReadSnapshot snapshot) {
    List<Catalogue.Service> services = new ArrayList<>();
    for (ServiceView service :
        readModels.at(ServiceProjection.SERVICES, snapshot).find(id -> Filters.empty())) {
      service.service().offers().offers().stream()
          .filter(offer -> offer.includes(asOf))
          .map(ServiceHistory.Offer::offered)
          .forEach(
              offer ->
                  services.add(
                      new Catalogue.Service(
                          new ServiceId(service.id()),
                          offer.field(),
                          offer.nameVi(),
                          offer.nameEn(),
                          offer.from())));
    }
    services.sort(Comparator.comparing(Catalogue.Service::field));
    return new Catalogue(asOf, snapshot.position(), services);
  }
}
