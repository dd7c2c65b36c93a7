package socai.territory;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A unit has another name from a day on. */
@EventType(value = "unit.renamed", means = "A unit bears another name from a day on.")
public record UnitRenamed(
    @Means("the unit") UnitId unit,
    @Means("the new name") String name,
    @Means("the first day of the new name") LocalDate from,
    @Means("the document that renames it") String basis)
    implements UnitEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.renamed(this);
  }
}
