package socai.territory;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A unit exists no more from a day on. */
@EventType(value = "unit.abolished", means = "A unit exists no more from a day on.")
public record UnitAbolished(
    @Means("the unit") UnitId unit,
    @Means("the first day on which it does not exist") LocalDate on,
    @Means("the document that abolishes it") String basis)
    implements UnitEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(on);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.abolished(this);
  }
}
