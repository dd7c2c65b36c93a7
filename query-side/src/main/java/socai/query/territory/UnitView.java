package socai.query.territory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.event.HistoryEvent;
import socai.query.projection.Dated;
import socai.query.projection.View;
import socai.territory.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitLevel;

/**
 * A unit through all its time: its history, and what of it units are looked up by.
 *
 * @param history what all the others follow from
 */
record UnitView(
    @JsonProperty("_id") String id,
    long position,
    String code,
    UnitLevel level,
    List<Dated<String>> names,
    List<Dated<String>> parents,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Place> place,
    UnitHistory history)
    implements View {
  static UnitView before(UnitEstablished e) {
    return of(e, e.unit().toString(), 0, UnitHistory.UNKNOWN);
  }

  private static UnitView of(UnitEstablished e, String id, long at, UnitHistory history) {
    List<Dated<String>> names = new ArrayList<>();
    history.names().forEach((from, name) -> names.add(new Dated<>(name, from)));
    List<Dated<String>> parents =
        history.stays().stream()
            .map(stay -> new Dated<>(stay.parent().toString(), stay.from()))
            .toList();
    return new UnitView(
        id,
        at,
        e.code(),
        e.level(),
        List.copyOf(names),
        parents,
        e.from(),
        history.abolished(),
        e.place(),
        history);
  }

  UnitView after(HistoryEvent<UnitEvent> recorded) {
    UnitHistory after = history.after(recorded);
    return after
        .establishment()
        .map(e -> of(e, id, recorded.order(), after))
        .orElseGet(() -> existingNever(recorded.order(), after));
  }

  /** Its establishment was retracted; the right one follows in the same commit. */
  private UnitView existingNever(long at, UnitHistory after) {
    return new UnitView(id, at, code, level, names, parents, from, Optional.of(from), place, after);
  }

  boolean existsOn(LocalDate day) {
    return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
  }
}
