package socai.territory;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A unit stands below another one from a day on. */
@EventType(value = "unit.moved", means = "A unit stands below another unit from a day on.")
public record UnitMoved(
    @Means("the unit") UnitId unit,
    @Means("the unit it stands below from then on") UnitId parent,
    @Means("the first day below the new parent") LocalDate from,
    @Means("the document that moves it") String basis)
    implements UnitEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.moved(this);
  }
}
