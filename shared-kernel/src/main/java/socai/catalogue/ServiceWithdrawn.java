package socai.catalogue;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** Households are guided on a service no more from a day on. */
@EventType(
    value = "service.withdrawn",
    means = "A service is in the catalogue no more from a day on; it may be offered again.")
public record ServiceWithdrawn(
    @Means("the service") ServiceId service, @Means("the first day without it") LocalDate on)
    implements ServiceEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(on);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.withdrawn(this);
  }
}
