package socai.territory;

import java.time.LocalDate;
import java.util.Optional;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A unit exists from a day on. */
@EventType(
    value = "unit.established",
    means = "An administrative unit exists; its code names it only together with a date.")
public record UnitEstablished(
    @Means("the unit") UnitId unit,
    @Means("the code the authorities give it; may be given to another unit later") String code,
    @Means("its name as the authorities write it") String name,
    @Means("province, district, commune or hamlet") UnitLevel level,
    @Means("the unit it stands below; absent for a province") Optional<UnitId> parent,
    @Means("the first day the ledger vouches for it; the unit may be older") LocalDate from,
    @Means("where its centre is; absent when unknown") Optional<Place> place,
    @Means("the document that establishes it, or the list it was taken from") String basis)
    implements UnitEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.established(this);
  }
}
