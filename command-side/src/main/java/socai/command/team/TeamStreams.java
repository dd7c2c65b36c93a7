package socai.command.team;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.command.axon.Streams;

/** Where teams are found. */
@Configuration(proxyBeanMethods = false)
class TeamStreams {
  @Bean
  Streams<TeamState> teams(EventStore eventStore) {
    return Streams.of(eventStore, Team.class, Team::new, TeamState.UNKNOWN, TeamState::after);
  }
}
