package socai.benchmarks.contender;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import socai.benchmarks.workload.Act;
import socai.event.StreamId;

/** Any event storage of Axon, by the calls that Axon's own parts make. */
record AxonEngine(String name, EventStorageEngine engine, Runnable end) implements Contender {
  @Override
  public void append(Act act) {
    engine.appendEvents(act.messages());
  }

  @Override
  public void fill(List<Act> acts) {
    List<DomainEventMessage<?>> all = new ArrayList<>();
    acts.forEach(act -> all.addAll(act.messages()));
    engine.appendEvents(all);
  }

  @Override
  public int readStream(StreamId stream) {
    DomainEventStream events = engine.readEvents(stream.toString());
    int count = 0;
    while (events.hasNext()) {
      count += events.next().getPayload() == null ? 0 : 1;
    }
    return count;
  }

  @Override
  public long readAll(boolean payloads) {
    long count = 0;
    try (Stream<? extends TrackedEventMessage<?>> all =
        engine.readEvents(engine.createTailToken(), false)) {
      for (Iterator<? extends TrackedEventMessage<?>> each = all.iterator(); each.hasNext(); ) {
        TrackedEventMessage<?> message = each.next();
        count += payloads && message.getPayload() == null ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public void close() {
    end.run();
  }
}
