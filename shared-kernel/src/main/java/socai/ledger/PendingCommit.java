package socai.ledger;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A commit that waits for its place, and then for whoever appended it to hear of it. It is written
 * out as the store wants it before it waits, by its own thread: when its place is known, or
 * changes, only the number is put in.
 */
final class PendingCommit {
  private static final Codec<Document> CODEC =
      MongoClientSettings.getDefaultCodecRegistry().get(Document.class);

  /** MongoDB's limit for one document. */
  private static final int MOST_BYTES = 16 << 20;

  /**
   * The number's place: after the document's size, the field's type, its name and the name's end.
   */
  private static final int ID_AT = 4 + 1 + 3 + 1;

  private final CommandId command;
  private final List<String> streams;
  private final int events;
  private final byte[] bson;
  private final Thread appender = Thread.currentThread();

  /** Each place that it was sent to; for the writer only. */
  private final Set<Long> tried = new HashSet<>();

  /** Whether it was sent and nobody knows whether it arrived; set by the writer only. */
  private volatile boolean inDoubt;

  /** What the store last did not do. */
  private volatile @Nullable MongoException trouble;

  /** The first that is recorded stands: the writer's word, or that its caller has left. */
  private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();

  private PendingCommit(CommandId command, List<String> streams, int events, byte[] bson) {
    this.command = command;
    this.streams = streams;
    this.events = events;
    this.bson = bson;
  }

  /**
   * Writes {@code commit} out; to be appended by the same thread.
   *
   * @throws IllegalArgumentException if the numbers of a stream do not join
   * @throws socai.problem.RefusedException if it is larger than a document may be
   */
  static PendingCommit of(Commit commit, JsonMapper mapper) {
    List<String> streams = streamKeys(commit);
    commit.keys().forEach(key -> streams.add(key.toString()));
    Document document =
        new Document("_id", 0L)
            .append(LedgerIndexes.STREAMS, streams)
            .append(LedgerIndexes.COMMAND, commit.command().toString());
    commit.said().ifPresent(said -> document.append(StoredCommit.SAID, said.toString()));
    document
        .append("at", commit.recordedAt().value())
        .append("events", commit.events().stream().map(event -> event.write(mapper)).toList());
    ByteBuf written = new RawBsonDocument(document, CODEC).getByteBuffer();
    if (written.remaining() > MOST_BYTES) {
      throw LedgerRefusal.TOO_LARGE.refused();
    }
    byte[] bson = new byte[written.remaining()];
    written.get(bson);
    return new PendingCommit(commit.command(), streams, commit.events().size(), bson);
  }

  CommandId command() {
    return command;
  }

  /** What it takes: its places in streams, then its keys. */
  List<String> streams() {
    return streams;
  }

  int events() {
    return events;
  }

  int bytes() {
    return bson.length;
  }

  /** The document with its first event at {@code first}; holds until it is asked for another. */
  RawBsonDocument at(Position first) {
    tried.add(first.value());
    ByteBuffer.wrap(bson).order(ByteOrder.LITTLE_ENDIAN).putLong(ID_AT, first.value());
    return new RawBsonDocument(bson);
  }

  /** Whether {@code stored} is this very append: at a place that it was sent to, line by line. */
  boolean isWhatWasStored(StoredCommit stored) {
    return tried.contains(stored.first().value())
        && stored.lines().equals(StoredCommit.of(new RawBsonDocument(bson)).lines());
  }

  boolean isInDoubt() {
    return inDoubt;
  }

  void doubt() {
    inDoubt = true;
  }

  void troubledBy(@Nullable MongoException why) {
    trouble = why;
  }

  /** Why it is not decided yet; null if others only came first. */
  @Nullable MongoException trouble() {
    return trouble;
  }

  void landed(Position lastEvent) {
    outcome.compareAndSet(null, new Outcome(lastEvent, null));
  }

  void failed(RuntimeException why) {
    outcome.compareAndSet(null, new Outcome(Position.START, why));
  }

  boolean isDecided() {
    return outcome.get() != null;
  }

  /** Has the appender look again, wherever it waits. */
  void wake() {
    LockSupport.unpark(appender);
  }

  /**
   * The position of the last event, once it is decided.
   *
   * @throws RuntimeException what it failed with
   */
  Position outcome() {
    Outcome known = outcome.get();
    if (known == null) {
      throw new IllegalStateException("not decided yet");
    }
    if (known.failure() != null) {
      throw known.failure();
    }
    return known.last();
  }

  private record Outcome(Position last, @Nullable RuntimeException failure) {}

  /**
   * Each stream with the number of its first event here. MongoDB's unique index does not compare
   * within one document, so that the numbers of one stream join is looked at here.
   */
  private static List<String> streamKeys(Commit commit) {
    Map<String, Long> next = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (EventLine event : commit.events()) {
      Long expected = next.get(event.subject());
      if (expected == null) {
        keys.add(event.subject() + "/" + event.sequence());
      } else if (event.sequenceNumber() != expected) {
        throw new IllegalArgumentException("events of " + event.subject() + " do not join");
      }
      next.put(event.subject(), event.sequenceNumber() + 1);
    }
    return keys;
  }
}
