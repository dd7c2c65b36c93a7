package socai.command.household;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.command.axon.Streams;

/** Where households are found. */
@Configuration(proxyBeanMethods = false)
class HouseholdStreams {
  @Bean
  Streams<HouseholdState> households(EventStore eventStore) {
    return Streams.of(
        eventStore, Household.class, Household::new, HouseholdState.UNKNOWN, HouseholdState::after);
  }
}
