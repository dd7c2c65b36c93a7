package socai.command.finding;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.command.axon.Streams;
import socai.finding.FindingEvent;

/** Where findings are found. */
@Configuration(proxyBeanMethods = false)
class FindingStreams {
  @Bean
  Streams<FindingState> findings(EventStore eventStore) {
    return Streams.of(
        eventStore,
        Finding.class,
        Finding::new,
        FindingState.UNTOUCHED,
        (before, event, entry) -> before.after((FindingEvent) event));
  }
}
