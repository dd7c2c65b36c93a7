package socai.command.catalogue;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.BusinessClock;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Streams;

/** Handles commands about services. */
@Component
class ServiceCommandHandler implements CommandHandlers {
  private final Streams<ServiceState> services;
  private final BusinessClock today;

  ServiceCommandHandler(Streams<ServiceState> services, BusinessClock today) {
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
