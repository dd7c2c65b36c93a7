package socai.command.team;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.command.axon.Streams;
import socai.team.TeamEvent;

/** Where teams are found. */
@Configuration(proxyBeanMethods = false)
class TeamStreams {
  @Bean
  Streams<TeamState> teams(EventStore eventStore) {
    return Streams.of(
        eventStore,
        Team.class,
        Team::new,
        TeamState.UNKNOWN,
        (before, event, entry) -> before.after((TeamEvent) event, entry));
  }
}
