package socai.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.RawBsonDocument;
import socai.event.StreamId;
import socai.schema.Json;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger in a MongoDB collection: one document per commit, its {@code _id} the position of its
 * first event.
 *
 * <p>Everything is read with majority concern: to build on a commit that a fail-over can undo would
 * leave a hole.
 *
 * <p>Limits: a commit is one document of at most 16 MiB. At most 4,096 commits, or 64 MiB of them,
 * wait or are under way in one process; who finds no room waits five seconds and is then refused
 * with {@link LedgerRefusal#BUSY}. A commit under way is tried for twenty seconds.
 */
public final class MongoLedger implements Ledger, AutoCloseable {
  /** The database of an address that names none. */
  public static final String DATABASE = "socai";

  private static final int READ_AHEAD = 2_000;

  private final MongoCommits store;
  private final LedgerReader reader;
  private final JsonMapper mapper = Json.mapper();
  private final GroupCommit writer;
  private final Readers readers;
  private final ExecutorService fetching =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "ledger-read-ahead");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * The ledger in {@code database}; makes its indexes where they are missing.
   *
   * @throws LedgerBrokenException if they cannot be had as they must be
   */
  public MongoLedger(MongoDatabase database) {
    this(database, WriteLimits.USUAL);
  }

  MongoLedger(MongoDatabase database, WriteLimits limits) {
    this(database, limits, new Readers(database));
  }

  MongoLedger(MongoDatabase database, WriteLimits limits, Readers readers) {
    this.readers = readers;
    MongoCollection<RawBsonDocument> commits = MongoCommits.in(database);
    LedgerIndexes.ensure(database);
    store = new MongoCommits(commits);
    reader = new LedgerReader(commits);
    writer = new GroupCommit(store, limits);
  }

  /** The database that {@code uri} names; {@value #DATABASE} where it names none. */
  public static MongoDatabase database(MongoClient client, String uri) {
    String named = new ConnectionString(uri).getDatabase();
    return client.getDatabase(Objects.requireNonNullElse(named, DATABASE));
  }

  /** How far the ledger in {@code database} goes; for whoever only looks, makes nothing. */
  public static Position headOf(MongoDatabase database) {
    return new MongoCommits(MongoCommits.in(database)).head();
  }

  @Override
  public Position append(Commit commit) {
    readers.before(commit);
    return writer.append(PendingCommit.of(commit, mapper));
  }

  @Override
  public Position head() {
    return store.head();
  }

  @Override
  public List<Entry> read(Position after, int limit) {
    return reader.read(after, limit);
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    return new ReadAhead(from -> reader.readWhole(from, READ_AHEAD), after, fetching);
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    return reader.read(stream, from);
  }

  @Override
  public Optional<CarriedOut> find(CommandId command) {
    return store.find(command).map(StoredCommit::carriedOut);
  }

  @Override
  public Optional<StreamId> holder(UniqueKey key) {
    return store.find(key).map(StoredCommit::firstStream);
  }

  /**
   * Takes no more commits, and returns when those under way are decided, after 30 seconds at the
   * latest. What is there can still be read, except by {@link #follow}.
   *
   * @throws IllegalStateException if some are still not decided
   */
  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      fetching.shutdown();
    }
  }
}
