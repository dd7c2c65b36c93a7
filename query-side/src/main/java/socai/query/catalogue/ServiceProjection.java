package socai.query.catalogue;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceEvent;
import socai.event.Event;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;

/** Keeps the catalogue as it is and was. */
@Component
class ServiceProjection implements Projection {
  static final String NAME = "services";

  static final ReadModelCollection<ServiceView> SERVICES =
      ReadModelCollection.of(NAME, NAME, ServiceView.class).read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(ServiceEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(SERVICES);
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    ViewBatch<ServiceView> services = session.views(SERVICES);
    services.load(batch.stream().map(r -> ((ServiceEvent) r.event()).service().value()).toList());
    for (Recorded recorded : batch) {
      ServiceEvent event = (ServiceEvent) recorded.event();
      String id = event.service().value();
      services.project(ServiceView.unknown(event.service()));
      services.change(id, recorded.at(), s -> s.after(recorded.inHistory(event)));
    }
    services.flush();
  }
}
