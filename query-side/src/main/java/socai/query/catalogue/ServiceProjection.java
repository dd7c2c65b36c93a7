package socai.query.catalogue;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceEvent;
import socai.event.Event;
import socai.query.projection.Canvas;
import socai.query.projection.Past;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;

/** Keeps the catalogue as it is and was. */
@Component
class ServiceProjection implements Projection {
  static final String NAME = "services";

  static final Shelf<ServicePicture> SERVICES =
      Shelf.of(NAME, NAME, ServicePicture.class).read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(ServiceEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(SERVICES);
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> told, Canvas canvas) {
    Pictures<ServicePicture> services = canvas.pictures(SERVICES);
    services.load(told.stream().map(r -> ((ServiceEvent) r.event()).service().value()).toList());
    for (Recorded recorded : told) {
      ServiceEvent event = (ServiceEvent) recorded.event();
      String id = event.service().value();
      services.draw(ServicePicture.unknown(event.service()));
      services.change(id, recorded.at(), s -> s.after(recorded.told(event)));
    }
    services.flush();
  }
}
