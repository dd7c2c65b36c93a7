package socai.command.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.event.Event;

/**
 * When a service has been in the catalogue.
 *
 * @param periods in their order; only the last may be without an end
 */
public record ServiceState(List<Period> periods) {
  /** A service of which nothing has been told. */
  public static final ServiceState UNKNOWN = new ServiceState(List.of());

  /** From a day on, to the first day outside. */
  record Period(LocalDate from, Optional<LocalDate> to) {
    boolean includes(LocalDate day) {
      return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }
  }

  public ServiceState {
    periods = List.copyOf(periods);
  }

  /** Whether it has ever been in the catalogue. */
  public boolean isKnown() {
    return !periods.isEmpty();
  }

  /** Whether it was in the catalogue on {@code day}. */
  public boolean isOfferedOn(LocalDate day) {
    return periods.stream().anyMatch(p -> p.includes(day));
  }

  /** The last period; empty if it is not known. */
  Optional<Period> last() {
    return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
  }

  /** This service after {@code event}. */
  public ServiceState after(Event event) {
    List<Period> more = new ArrayList<>(periods);
    if (event instanceof ServiceOffered e) {
      more.add(new Period(e.from(), Optional.empty()));
    } else if (event instanceof ServiceWithdrawn e) {
      Period open = more.remove(more.size() - 1);
      more.add(new Period(open.from(), Optional.of(e.on())));
    }
    return new ServiceState(more);
  }
}
