package socai.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import socai.event.Event;
import socai.event.StreamId;

/**
 * The streams of one kind: decides on one of them within the command at hand, or looks at one that
 * the command does not change. States are kept for a while; a command that fails throws away those
 * it saw, so that sent again it sees what the ledger says.
 *
 * @param <S> the state of such a stream
 */
public final class Streams<S> {
  /** How old a state may be that is only looked at, when another process has changed it. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final int MOST_KEPT = 20_000;

  private final EventStore eventStore;
  private final Decider<S> decider;
  private final S empty;
  private final BiFunction<S, Event, S> fold;
  private final Cache<StreamId, S> lookedAt =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_KEPT).build();

  private <A extends EventStream<S>> Streams(
      EventStore eventStore,
      Class<A> kind,
      Callable<A> newStream,
      S empty,
      BiFunction<S, Event, S> fold) {
    this.eventStore = eventStore;
    EventSourcingRepository<A> repository =
        EventSourcingRepository.builder(kind)
            .eventStore(eventStore)
            .cache(new StreamCache(MOST_KEPT))
            .lockFactory(new LimitedLocks())
            .build();
    this.decider =
        (id, rules) ->
            repository
                .loadOrCreate(id.toString(), newStream)
                .execute(stream -> stream.decide(rules));
    this.empty = empty;
    this.fold = fold;
  }

  /** The streams of {@code kind} in {@code eventStore}, each empty until its first event. */
  public static <S, A extends EventStream<S>> Streams<S> of(
      EventStore eventStore,
      Class<A> kind,
      Callable<A> newStream,
      S empty,
      BiFunction<S, Event, S> fold) {
    return new Streams<>(eventStore, kind, newStream, empty, fold);
  }

  /**
   * Lets {@code rules} decide on stream {@code id} as it now is, and adds their events to it in the
   * command's one commit. If another command adds to it first, this one is decided again.
   */
  public void decide(StreamId id, Function<S, ? extends List<? extends Event>> rules) {
    CurrentUnitOfWork.get().afterCommit(committed -> lookedAt.invalidate(id));
    try {
      decider.decide(id, rules);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("stream " + id.kind() + " could not be opened", e);
    }
  }

  /** The state of stream {@code id}; up to a second old if another process changed it since. */
  public S look(StreamId id) {
    CurrentUnitOfWork.get().onRollback(refused -> lookedAt.invalidate(id));
    S known = lookedAt.getIfPresent(id);
    if (known != null) {
      return known;
    }
    S state = empty;
    DomainEventStream events = eventStore.readEvents(id.toString());
    while (events.hasNext()) {
      state = fold.apply(state, (Event) events.next().getPayload());
    }
    if (events.getLastSequenceNumber() != null) {
      lookedAt.put(id, state);
    }
    return state;
  }

  private interface Decider<S> {
    void decide(StreamId id, Function<S, ? extends List<? extends Event>> rules) throws Exception;
  }
}
