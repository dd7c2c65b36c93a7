package socai.query.territory;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Canvas;
import socai.query.projection.Past;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;

/** Keeps the units as they are and were. */
@Component
class UnitProjection implements Projection {
  static final String NAME = "units";

  static final Shelf<UnitPicture> UNITS =
      Shelf.of(
              NAME,
              NAME,
              UnitPicture.class,
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
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(UnitEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(UNITS);
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> told, Canvas canvas) {
    Pictures<UnitPicture> units = canvas.pictures(UNITS);
    units.load(told.stream().map(r -> ((UnitEvent) r.event()).unit().toString()).toList());
    for (Recorded recorded : told) {
      UnitEvent event = (UnitEvent) recorded.event();
      if (event instanceof UnitEstablished e) {
        units.draw(UnitPicture.before(e));
      }
      units.change(event.unit().toString(), recorded.at(), u -> u.after(recorded.told(event)));
    }
    units.flush();
  }
}
