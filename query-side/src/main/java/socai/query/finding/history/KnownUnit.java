package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;
import socai.event.HistoryEvent;
import socai.query.projection.View;
import socai.territory.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** What must be known of a unit to tell where a door is. */
public record KnownUnit(@JsonProperty("_id") String id, long position, UnitHistory unit)
    implements View {
  public static KnownUnit unknown(UnitId unit) {
    return new KnownUnit(unit.toString(), 0, UnitHistory.UNKNOWN);
  }

  public KnownUnit after(HistoryEvent<UnitEvent> recorded) {
    return new KnownUnit(id, recorded.order(), unit.after(recorded));
  }

  public boolean isCommune() {
    return unit.level().filter(level -> level == UnitLevel.COMMUNE).isPresent();
  }

  public Optional<Place> place() {
    return unit.establishment().flatMap(UnitEstablished::place);
  }

  /** What it stood below on {@code day}; before it is known to have been, its first. */
  public Optional<UnitId> parentOn(LocalDate day) {
    return unit.parentOn(day)
        .or(() -> unit.stays().stream().findFirst().map(UnitHistory.Stay::parent));
  }
}
