package socai.command.territory;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.command.axon.Streams;

/** Where units are found. */
@Configuration(proxyBeanMethods = false)
class UnitStreams {
  @Bean
  Streams<UnitState> units(EventStore eventStore) {
    return Streams.of(eventStore, Unit.class, Unit::new, UnitState.UNKNOWN, UnitState::after);
  }
}
