package socai.query.catalogue;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceEvent;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/** Keeps the catalogue as it is and was. */
@Component
class ServiceProjection implements Projection {
  static final String NAME = "services";

  private final MongoCollection<ServicePicture> collection;

  ServiceProjection(ReadModels readModels) {
    collection = readModels.collection(NAME, ServicePicture.class);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<Recorded> told = batch.stream().filter(r -> r.event() instanceof ServiceEvent).toList();
    Pictures<ServicePicture> services = new Pictures<>(collection);
    services.load(told.stream().map(r -> ((ServiceEvent) r.event()).service().value()).toList());
    for (Recorded recorded : told) {
      ServiceEvent event = (ServiceEvent) recorded.event();
      String id = event.service().value();
      services.draw(new ServicePicture(id, 0, List.of()));
      services.change(id, recorded.at(), s -> s.after(event, recorded.at().value()));
    }
    services.flush();
  }
}
