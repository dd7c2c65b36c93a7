package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.query.projection.Dated;
import socai.query.projection.Picture;
import socai.territory.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;

/** What must be known of a unit to tell where a door is. */
record KnownUnit(
    @JsonProperty("_id") String id,
    long position,
    UnitLevel level,
    List<Dated<UnitId>> parents,
    Optional<Place> place)
    implements Picture {
  static KnownUnit of(UnitEstablished e) {
    return new KnownUnit(
        e.unit().toString(),
        0,
        e.level(),
        e.parent().map(p -> List.of(new Dated<>(p, e.from()))).orElse(List.of()),
        e.place());
  }

  KnownUnit after(UnitEvent event, long at) {
    List<Dated<UnitId>> below =
        event instanceof UnitMoved e
            ? Dated.and(parents, new Dated<>(e.parent(), e.from()))
            : parents;
    return new KnownUnit(id, at, level, below, place);
  }

  /** What it stood below on {@code day}; before it is known to have been, its first. */
  Optional<UnitId> parentOn(LocalDate day) {
    return Dated.on(day, parents).or(() -> parents.stream().findFirst().map(Dated::value));
  }
}
