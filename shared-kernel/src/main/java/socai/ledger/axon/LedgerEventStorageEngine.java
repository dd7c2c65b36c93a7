package socai.ledger.axon;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import socai.event.Event;
import socai.event.StreamId;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.KeyTakenException;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StreamConflictException;
import socai.ledger.UniqueKey;
import socai.problem.Refusal;
import socai.time.RecordedAt;

/**
 * The ledger as Axon's event storage. A unit of work becomes one commit; a tracking token is one
 * number, the position. There are no snapshots: streams here are short.
 */
public final class LedgerEventStorageEngine extends BatchingEventStorageEngine {
  private final Ledger ledger;
  private final String source;
  private final Clock clock;
  private volatile Consumer<Position> appended = last -> {};
  private volatile Consumer<RecordedAt> recorded = at -> {};

  /**
   * @param source names the ledger in each of its lines, such as {@code /ledger/son-la}
   * @param clock tells when events are recorded
   */
  public LedgerEventStorageEngine(Ledger ledger, String source, Clock clock) {
    super(new Settings());
    this.ledger = ledger;
    this.source = source;
    this.clock = clock;
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    EventOrigin origin = EventOrigin.of(events.get(0).getMetaData());
    RecordedAt recordedAt = new RecordedAt(clock.instant());
    List<EventLine> lines = new ArrayList<>(events.size());
    for (EventMessage<?> event : events) {
      lines.add(line(event, origin, recordedAt));
    }
    Map<UniqueKey, Refusal> taking = CurrentUnitOfWork.map(Taking::by).orElseGet(Map::of);
    try {
      Position last =
          ledger.append(
              new Commit(origin.command(), origin.said(), recordedAt, lines, taking.keySet()));
      CurrentUnitOfWork.ifStarted(work -> Appended.note(work, last));
      recorded.accept(recordedAt);
      appended.accept(last);
    } catch (StreamConflictException e) {
      throw new ConcurrencyException("another command came first", e);
    } catch (KeyTakenException e) {
      throw Objects.requireNonNull(taking.get(e.key())).refused();
    }
  }

  private EventLine line(EventMessage<?> message, EventOrigin origin, RecordedAt recordedAt) {
    if (!(message instanceof DomainEventMessage<?> domain)
        || !(message.getPayload() instanceof Event event)) {
      throw new IllegalArgumentException("only events of a stream go into the ledger");
    }
    return EventLine.of(
        UUID.fromString(message.getIdentifier()),
        source,
        event,
        domain.getSequenceNumber(),
        recordedAt,
        origin.actor(),
        origin.command());
  }

  /** Tells {@code listener} the last position of each append by this engine; it must be quick. */
  void onAppend(Consumer<Position> listener) {
    appended = listener;
  }

  /** Tells {@code listener} when each append by this engine was recorded; it must be quick. */
  public void onRecording(Consumer<RecordedAt> listener) {
    recorded = listener;
  }

  /** Where the ledger ends. One read. */
  Position head() {
    return ledger.head();
  }

  /** Up to {@code limit} messages after {@code after}, in order; none only at the end. One read. */
  List<TrackedEventMessage<?>> messagesAfter(Position after, int limit) {
    return messages(ledger.read(after, limit).stream()).collect(Collectors.toList());
  }

  /**
   * All messages after {@code after}, up to where the ledger ends at the time one gets there; read
   * in batches ahead of whoever iterates, each made when it is asked for.
   */
  Iterator<TrackedEventMessage<?>> follow(Position after) {
    Iterator<Entry> entries = ledger.follow(after);
    return messages(
            StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false))
        .iterator();
  }

  private Stream<TrackedEventMessage<?>> messages(Stream<Entry> entries) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
            entries.map(LedgerEventStorageEngine::tracked), getEventSerializer(), upcasterChain)
        .map(message -> message);
  }

  private static TrackedEventData<Object> tracked(Entry entry) {
    return new TrackedDomainEventData<>(
        new GlobalSequenceTrackingToken(entry.position().value()), new StoredEvent(entry));
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      @Nullable TrackingToken lastToken, int batchSize) {
    return ledger.read(positionOf(lastToken), batchSize).stream()
        .map(LedgerEventStorageEngine::tracked)
        .toList();
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    return ledger.read(StreamId.parse(aggregateIdentifier), firstSequenceNumber).stream()
        .map(StoredEvent::known)
        .toList();
  }

  /** A stream is read whole at once, so that there is never a next batch. */
  private static boolean isLastBatch(List<? extends DomainEventData<?>> batch) {
    return true;
  }

  /** The position up to which {@code token} has read. */
  public static Position positionOf(@Nullable TrackingToken token) {
    if (token == null) {
      return Position.START;
    }
    if (WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken at) {
      return new Position(at.getGlobalIndex());
    }
    throw new IllegalArgumentException("a token of another store: " + token.getClass().getName());
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(Position.START.value());
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(ledger.head().value());
  }

  /**
   * Never: the ledger's order is by position, not by anybody's clock.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    throw new UnsupportedOperationException("the ledger is followed by position, not by time");
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    throw new UnsupportedOperationException("the ledger keeps no snapshots");
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return Stream.empty();
  }

  private static final class Settings extends Builder {
    Settings() {
      EventSerializer serializer = new EventSerializer();
      eventSerializer(serializer);
      snapshotSerializer(serializer);
      finalAggregateBatchPredicate(LedgerEventStorageEngine::isLastBatch);
      batchSize(500);
    }
  }
}
