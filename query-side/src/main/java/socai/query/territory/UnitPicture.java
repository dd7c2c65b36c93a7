package socai.query.territory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.query.projection.Dated;
import socai.query.projection.Picture;
import socai.territory.Place;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** A unit through all its time. */
record UnitPicture(
    @JsonProperty("_id") String id,
    long position,
    String code,
    UnitLevel level,
    List<Dated<String>> names,
    List<Dated<String>> parents,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Place> place)
    implements Picture {
  static UnitPicture of(UnitEstablished e) {
    return new UnitPicture(
        e.unit().toString(),
        0,
        e.code(),
        e.level(),
        List.of(new Dated<>(e.name(), e.from())),
        e.parent().map(p -> List.of(new Dated<>(p.toString(), e.from()))).orElse(List.of()),
        e.from(),
        Optional.empty(),
        e.place());
  }

  UnitPicture after(UnitEvent event, long at) {
    List<Dated<String>> named = names;
    List<Dated<String>> below = parents;
    Optional<LocalDate> until = to;
    if (event instanceof UnitRenamed e) {
      named = Dated.and(names, new Dated<>(e.name(), e.from()));
    } else if (event instanceof UnitMoved e) {
      below = Dated.and(parents, new Dated<>(e.parent().toString(), e.from()));
    } else if (event instanceof UnitAbolished e) {
      until = Optional.of(e.on());
    }
    return new UnitPicture(id, at, code, level, named, below, from, until, place);
  }

  boolean existsOn(LocalDate day) {
    return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
  }
}
