package socai.command.catalogue;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.catalogue.ServiceEvent;
import socai.command.axon.Streams;

/** Where services are found. */
@Configuration(proxyBeanMethods = false)
class ServiceStreams {
  @Bean
  Streams<ServiceState> services(EventStore eventStore) {
    return Streams.of(
        eventStore,
        Service.class,
        Service::new,
        ServiceState.UNKNOWN,
        (before, event, entry) -> before.after((ServiceEvent) event, entry));
  }
}
