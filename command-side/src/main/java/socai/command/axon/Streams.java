package socai.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.StreamId;
import socai.ledger.axon.EventOrigin;

/**
 * The streams of one kind: those that a command adds to are opened, and nobody else in this process
 * decides on them until it is over; another process that adds to one first makes this command be
 * decided again. Those that it only depends on are looked at as the ledger has them at that moment.
 *
 * <p>A command that opens several opens units first, in the order of their names, then teams, then
 * whatever else: so no two wait for each other.
 *
 * <p>States are kept for a while; a command that fails throws away those it saw, so that sent again
 * it sees what the ledger says.
 *
 * @param <S> the state of such a stream
 */
public final class Streams<S> {
  private static final int MOST_KEPT = 20_000;

  private final EventStore eventStore;
  private final Opener<S> opener;
  private final S empty;
  private final Fold<S> fold;
  private final Cache<StreamId, Seen<S>> lookedAt =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  private <A extends EventStream<S>> Streams(
      EventStore eventStore, Class<A> kind, Callable<A> newStream, S empty, Fold<S> fold) {
    this.eventStore = eventStore;
    EventSourcingRepository<A> repository =
        EventSourcingRepository.builder(kind)
            .eventStore(eventStore)
            .cache(new StreamCache(MOST_KEPT))
            .lockFactory(new LimitedLocks())
            .build();
    this.opener = id -> repository.loadOrCreate(id.toString(), newStream);
    this.empty = empty;
    this.fold = fold;
  }

  /**
   * What an event makes of a state.
   *
   * @param <S> the state
   */
  @FunctionalInterface
  public interface Fold<S> {
    /** The state after {@code event}, recorded in {@code entry}, has happened to {@code before}. */
    S after(S before, Event event, EntryId entry);
  }

  /** A state that was looked at, after the events before number {@code next}. */
  private record Seen<S>(S state, long next) {}

  /** The streams of {@code kind} in {@code eventStore}, each empty until its first event. */
  public static <S, A extends EventStream<S>> Streams<S> of(
      EventStore eventStore, Class<A> kind, Callable<A> newStream, S empty, Fold<S> fold) {
    return new Streams<>(eventStore, kind, newStream, empty, fold);
  }

  /** The state of stream {@code id} as it now is, until the end of the command. */
  public S open(StreamId id) {
    return opened(id).invoke(EventStream::state);
  }

  /** Adds {@code events} to stream {@code id}, in the command's one commit. */
  public void add(StreamId id, List<? extends Event> events) {
    opened(id).execute(stream -> stream.add(events));
  }

  /** Opens stream {@code id} and adds what {@code rules} decide on its state. */
  public void decide(StreamId id, Function<S, ? extends List<? extends Event>> rules) {
    add(id, rules.apply(open(id)));
  }

  private Aggregate<? extends EventStream<S>> opened(StreamId id) {
    try {
      return opener.open(id);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("stream " + id.kind() + " could not be opened", e);
    }
  }

  /** The state of stream {@code id} as the ledger has it at this moment: one read. */
  public S look(StreamId id) {
    CurrentUnitOfWork.get().onRollback(refused -> lookedAt.invalidate(id));
    Seen<S> known = lookedAt.getIfPresent(id);
    Seen<S> seen = upToNow(id, known == null ? new Seen<>(empty, 0) : known);
    if (seen.next() > 0) {
      lookedAt.asMap().merge(id, seen, (one, other) -> one.next() > other.next() ? one : other);
    }
    return seen.state();
  }

  private Seen<S> upToNow(StreamId id, Seen<S> known) {
    S state = known.state();
    long next = known.next();
    DomainEventStream events = eventStore.readEvents(id.toString(), next);
    while (events.hasNext()) {
      DomainEventMessage<?> message = events.next();
      state = fold.after(state, (Event) message.getPayload(), entryOf(message.getMetaData()));
      next = message.getSequenceNumber() + 1;
    }
    return new Seen<>(state, next);
  }

  /** What the event of {@code metaData} belongs to. */
  static EntryId entryOf(MetaData metaData) {
    return new EntryId(EventOrigin.of(metaData).command().value());
  }

  private interface Opener<S> {
    Aggregate<? extends EventStream<S>> open(StreamId id) throws Exception;
  }
}
