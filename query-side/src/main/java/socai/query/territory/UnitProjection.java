package socai.query.territory;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;

/** Keeps the units as they are and were. */
@Component
class UnitProjection implements Projection {
  static final String NAME = "units";

  private final MongoCollection<UnitPicture> collection;

  UnitProjection(ReadModels readModels) {
    collection = readModels.collection(NAME, UnitPicture.class);
    collection.createIndex(Indexes.ascending("parents.value"));
    collection.createIndex(Indexes.ascending("code"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<Recorded> told = batch.stream().filter(r -> r.event() instanceof UnitEvent).toList();
    Pictures<UnitPicture> units = new Pictures<>(collection);
    units.load(told.stream().map(r -> ((UnitEvent) r.event()).unit().toString()).toList());
    for (Recorded recorded : told) {
      UnitEvent event = (UnitEvent) recorded.event();
      if (event instanceof UnitEstablished e) {
        units.draw(UnitPicture.of(e));
      }
      units.change(
          event.unit().toString(), recorded.at(), u -> u.after(event, recorded.at().value()));
    }
    units.flush();
  }
}
