package socai.command.axon;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import socai.event.EntryId;
import socai.event.Event;

/**
 * Axon's aggregate for any stream of ours: it holds the state that the stream's events add up to,
 * and lets rules decide on it. The rules and the state know nothing of Axon.
 *
 * @param <S> the state
 */
public abstract class EventStream<S> {
  /** Read by Axon; null only before the first event. */
  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable")
  private @Nullable String id;

  private S state;

  /** A stream without events, in state {@code empty}. */
  protected EventStream(S empty) {
    this.state = empty;
  }

  /** The state after {@code event}, recorded in {@code entry}, has happened to {@code before}. */
  protected abstract S after(S before, Event event, EntryId entry);

  /** The state as the events so far have led to it. */
  S state() {
    return state;
  }

  /** Adds {@code events}. */
  void add(List<? extends Event> events) {
    events.forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void on(Event event, MetaData metaData) {
    id = event.stream().toString();
    state = after(state, event, Streams.entryOf(metaData));
  }
}
