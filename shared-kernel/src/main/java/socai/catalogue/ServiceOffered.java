package socai.catalogue;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** Households are guided on a service from a day on. */
@EventType(
    value = "service.offered",
    means = "A service is in the catalogue from a day on: households are guided on it.")
public record ServiceOffered(
    @Means("the service") ServiceId service,
    @Means("the field of life it belongs to") ServiceField field,
    @Means("its name in Vietnamese") String nameVi,
    @Means("its name in English") String nameEn,
    @Means("the first day") LocalDate from)
    implements ServiceEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.offered(this);
  }
}
