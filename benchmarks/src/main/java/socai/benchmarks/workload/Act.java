package socai.benchmarks.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import socai.event.Event;
import socai.event.StreamId;
import socai.ledger.CommandId;
import socai.ledger.axon.EventOrigin;

/**
 * What one command adds to one stream: a unit of work.
 *
 * @param stream which stream
 * @param first the number of its first event in the stream, from 0
 * @param command which command
 * @param at when it is stored, for stores that take the time from whoever appends
 * @param events in their order, at least one
 */
public record Act(StreamId stream, long first, UUID command, Instant at, List<Event> events) {
  /** The events as Axon hands them to an event storage. */
  public List<DomainEventMessage<?>> messages() {
    Map<String, String> origin = new EventOrigin("field", new CommandId(command)).asMetaData();
    List<DomainEventMessage<?>> messages = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      messages.add(
          new GenericDomainEventMessage<>(
              stream.kind(),
              stream.toString(),
              first + i,
              events.get(i),
              origin,
              Ids.of("event", command.getMostSignificantBits(), i).toString(),
              at));
    }
    return messages;
  }
}
