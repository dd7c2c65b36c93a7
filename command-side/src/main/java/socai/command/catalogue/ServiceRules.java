package socai.command.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.CommandRefusal;

/** What may be told of services. */
final class ServiceRules {
  private ServiceRules() {}

  static List<ServiceEvent> offer(ServiceState service, OfferService c, LocalDate today) {
    if (c.from().isAfter(today)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
    Optional<ServiceState.Period> last = service.last();
    if (last.isPresent() && last.get().to().map(c.from()::isBefore).orElse(true)) {
      throw ServiceRefusal.OFFERED_ALREADY.refused();
    }
    return List.of(new ServiceOffered(c.service(), c.field(), c.nameVi(), c.nameEn(), c.from()));
  }

  static List<ServiceEvent> withdraw(ServiceState service, WithdrawService c, LocalDate today) {
    if (c.on().isAfter(today)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
    ServiceState.Period last = service.last().orElseThrow(ServiceRefusal.UNKNOWN::refused);
    if (last.to().isPresent() || c.on().isBefore(last.from())) {
      throw ServiceRefusal.NOT_OFFERED.refused();
    }
    return List.of(new ServiceWithdrawn(c.service(), c.on()));
  }
}
