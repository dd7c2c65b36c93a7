package socai.query.catalogue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.ledger.Position;
import socai.query.projection.ReadModels;

/** Reads the catalogue: a few dozen services, all of them at once. */
@Component
class ServiceQuery {
  private final MongoCollection<ServicePicture> collection;

  ServiceQuery(ReadModels readModels) {
    collection = readModels.collection(ServiceProjection.NAME, ServicePicture.class);
  }

  Catalogue on(LocalDate asOf, Position position) {
    List<Catalogue.Service> services = new ArrayList<>();
    for (ServicePicture service : collection.find().sort(Sorts.ascending("_id"))) {
      service.offers().stream()
          .filter(offer -> offer.includes(asOf))
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
    return new Catalogue(asOf, position, services);
  }
}
