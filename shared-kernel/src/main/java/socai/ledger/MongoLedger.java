package socai.ledger;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import socai.event.StreamId;
import socai.schema.Json;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger in a MongoDB collection: one document per commit, its {@code _id} the position of its
 * first event.
 *
 * <p>Everything is read with majority concern: to build on a commit that a fail-over can undo would
 * leave a hole.
 */
public final class MongoLedger implements Ledger {
  private static final int BATCH = 500;

  private final MongoCollection<Document> commits;
  private final JsonMapper mapper = Json.mapper();
  private final GroupCommit writer;

  /**
   * The ledger in {@code database}; makes its indexes where they are missing.
   *
   * @throws LedgerBrokenException if they cannot be had as they must be
   */
  public MongoLedger(MongoDatabase database) {
    commits =
        database
            .getCollection("commits")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
    LedgerIndexes.ensure(commits);
    writer = new GroupCommit(commits, this);
  }

  @Override
  public Position append(Commit commit) {
    return writer.append(PendingCommit.of(commit, mapper));
  }

  @Override
  public Position head() {
    Document last = commits.find().sort(Sorts.descending("_id")).limit(1).first();
    return last == null ? Position.START : lastOf(last);
  }

  @Override
  public List<Entry> read(Position after, int limit) {
    List<Entry> entries = new ArrayList<>();
    Position expected = after.plus(1);
    for (Document commit : commitsAfter(after, limit)) {
      for (Entry entry : entriesOf(commit)) {
        if (!entry.position().isAfter(after)) {
          continue;
        }
        if (!entry.position().equals(expected)) {
          throw new LedgerBrokenException(
              "position " + expected + " is missing: next is " + entry.position());
        }
        if (entries.size() == limit) {
          return entries;
        }
        entries.add(entry);
        expected = expected.plus(1);
      }
    }
    return entries;
  }

  /** The commits that hold the next {@code limit} events; the first may begin at or before it. */
  private List<Document> commitsAfter(Position after, int limit) {
    List<Document> following =
        commits
            .find(Filters.gt("_id", after.value()))
            .sort(Sorts.ascending("_id"))
            .limit(limit)
            .batchSize(limit)
            .into(new ArrayList<>());
    boolean joins = !following.isEmpty() && first(following.get(0)).equals(after.plus(1));
    if (joins || after.equals(Position.START)) {
      return following;
    }
    Document begun =
        commits
            .find(Filters.lte("_id", after.value()))
            .sort(Sorts.descending("_id"))
            .limit(1)
            .first();
    if (begun != null) {
      following.add(0, begun);
    } else if (!following.isEmpty()) {
      throw new LedgerBrokenException("position " + after + " is missing");
    }
    return following;
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    return new BatchedEntries(this, after, BATCH);
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    Bson range =
        new Document(
            LedgerIndexes.STREAMS,
            new Document(
                "$elemMatch", new Document("$gte", stream + "/").append("$lt", stream + "0")));
    List<Entry> entries = new ArrayList<>();
    for (Document commit : commits.find(range).sort(Sorts.ascending("_id"))) {
      if (lastNumberIn(commit, stream) < from) {
        continue;
      }
      for (Entry entry : entriesOf(commit)) {
        EventLine line = EventLine.read(mapper, entry.line());
        if (line.subject().equals(stream.toString()) && line.sequenceNumber() >= from) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private static long lastNumberIn(Document commit, StreamId stream) {
    String prefix = stream + "/";
    for (String key : commit.getList(LedgerIndexes.STREAMS, String.class)) {
      if (key.startsWith(prefix)) {
        return Long.parseLong(key.substring(prefix.length()))
            + commit.getList("events", String.class).size()
            - 1;
      }
    }
    throw new LedgerBrokenException("commit " + commit.get("_id") + " is not of stream " + stream);
  }

  @Override
  public Optional<Position> find(CommandId command) {
    Document commit =
        commits
            .find(Filters.eq(LedgerIndexes.COMMAND, command.toString()))
            .projection(Projections.include("events"))
            .first();
    return Optional.ofNullable(commit).map(MongoLedger::lastOf);
  }

  private static Position lastOf(Document commit) {
    return first(commit).plus(commit.getList("events", String.class).size() - 1L);
  }

  private static Position first(Document commit) {
    return new Position(commit.getLong("_id"));
  }

  private static List<Entry> entriesOf(Document commit) {
    List<String> lines = commit.getList("events", String.class);
    List<Entry> entries = new ArrayList<>(lines.size());
    Position at = first(commit);
    for (String line : lines) {
      entries.add(new Entry(at, line));
      at = at.plus(1);
    }
    return entries;
  }
}
