package socai.query.territory;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;

/** Keeps the units as they are and were. */
@Component
class UnitProjection implements Projection {
  static final String NAME = "units";

  static final ReadModelCollection<UnitView> UNITS =
      ReadModelCollection.of(
              NAME,
              NAME,
              UnitView.class,
              Indexes.ascending("parents.value"),
              Indexes.ascending("code"),
              Indexes.ascending("level"))
          .read(Past.EVENTS);

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
    return Set.of(UnitEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(UNITS);
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    ViewBatch<UnitView> units = session.views(UNITS);
    units.load(batch.stream().map(r -> ((UnitEvent) r.event()).unit().toString()).toList());
    for (Recorded recorded : batch) {
      UnitEvent event = (UnitEvent) recorded.event();
      if (event instanceof UnitEstablished e) {
        units.project(UnitView.before(e));
      }
      units.change(event.unit().toString(), recorded.at(), u -> u.after(recorded.inHistory(event)));
    }
    units.flush();
  }
}
