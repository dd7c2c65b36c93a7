package socai.command.axon;

import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.ledger.axon.EventOrigin;

/** Axon's command bus with every desk at it. */
@Configuration(proxyBeanMethods = false)
class CommandBusConfiguration {
  @Bean
  CommandGateway commandGateway(List<CommandHandlers> desks) {
    SimpleCommandBus bus = SimpleCommandBus.builder().build();
    bus.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(
            new SimpleCorrelationDataProvider(
                EventOrigin.ACTOR, EventOrigin.COMMAND, EventOrigin.SAID)));
    bus.registerHandlerInterceptor(new PendingReceipt.Interceptor());
    desks.forEach(desk -> new AnnotationCommandHandlerAdapter<>(desk).subscribe(bus));
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }
}
