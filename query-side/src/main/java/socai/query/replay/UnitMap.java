package socai.query.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.query.figure.DatedUnit;
import socai.territory.UnitEvent;
import socai.territory.UnitId;

/** Which units stand below which on a day, by all that is recorded. */
final class UnitMap {
  private static final Position ALL = new Position(Position.MOST);

  private final LocalDate day;
  private final Map<UnitId, DatedUnit> units = new HashMap<>();

  UnitMap(LocalDate day) {
    this.day = day;
  }

  boolean reads(Class<? extends Event> type) {
    return UnitEvent.class.isAssignableFrom(type);
  }

  /** Takes in the next event; it may be of something else. */
  void apply(HistoryEvent<?> recorded) {
    if (recorded.event() instanceof UnitEvent e) {
      DatedUnit before = units.getOrDefault(e.unit(), DatedUnit.UNKNOWN);
      units.put(e.unit(), before.after(recorded.as(e)));
    }
  }

  boolean isThere(UnitId unit) {
    return units.getOrDefault(unit, DatedUnit.UNKNOWN).isThere(day, ALL);
  }

  /**
   * Whether {@code where} is {@code unit} or stands below it. Whoever has taken more steps than
   * there are units goes round in a circle.
   */
  boolean isWithin(UnitId where, UnitId unit) {
    Optional<UnitId> above = Optional.of(where);
    for (int steps = 0; above.isPresent() && steps <= units.size(); steps++) {
      if (above.get().equals(unit)) {
        return true;
      }
      above = above.flatMap(at -> units.getOrDefault(at, DatedUnit.UNKNOWN).parentOn(day, ALL));
    }
    return false;
  }
}
