package socai.command.catalogue;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.Today;
import socai.command.axon.Desk;
import socai.command.axon.Streams;

/** Handles commands about services. */
@Component
class ServiceDesk implements Desk {
  private final Streams<ServiceState> services;
  private final Today today;

  ServiceDesk(Streams<ServiceState> services, Today today) {
    this.services = services;
    this.today = today;
  }

  @CommandHandler
  void handle(OfferService c) {
    services.decide(c.service().stream(), s -> ServiceRules.offer(s, c, today.now()));
  }

  @CommandHandler
  void handle(WithdrawService c) {
    services.decide(c.service().stream(), s -> ServiceRules.withdraw(s, c, today.now()));
  }

  @CommandHandler
  void handle(RetractServiceEntry c) {
    services.decide(c.service().stream(), s -> ServiceRules.retract(s, c, today.now()));
  }
}
