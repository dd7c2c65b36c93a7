package socai.benchmarks.contender;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import socai.event.StreamId;

/**
 * The limit: the plain driver with the very documents that the ledger holds, under the same
 * indexes, which nobody makes and nobody takes apart.
 */
public final class RawCommits {
  /** The ledger's collection. */
  public static final String COMMITS = "commits";

  private static final int BATCH = 500;

  private final MongoCollection<RawBsonDocument> collection;

  private RawCommits(MongoCollection<RawBsonDocument> collection) {
    this.collection =
        collection
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
  }

  /** The documents of the ledger in {@code database} themselves; only to be read. */
  public static RawCommits of(MongoDatabase database) {
    return new RawCommits(database.getCollection(COMMITS, RawBsonDocument.class));
  }

  /** A copy in {@code target} with the same indexes. */
  public RawCommits copyTo(MongoDatabase target) {
    RawCommits copy = of(target);
    for (Document index : collection.listIndexes()) {
      Document key = index.get("key", Document.class);
      if (!key.containsKey("_id")) {
        copy.collection.createIndex(
            key, new IndexOptions().unique(index.getBoolean("unique", false)));
      }
    }
    List<RawBsonDocument> batch = new ArrayList<>();
    for (RawBsonDocument commit : collection.find().sort(Sorts.ascending("_id")).batchSize(BATCH)) {
      batch.add(commit);
      if (batch.size() == BATCH) {
        copy.insertMany(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      copy.insertMany(batch);
    }
    return copy;
  }

  /** The documents after position {@code after}, in order. */
  public List<RawBsonDocument> after(long after) {
    return collection
        .find(Filters.gt("_id", after))
        .sort(Sorts.ascending("_id"))
        .into(new ArrayList<>());
  }

  /** One document, in the journal of a majority when it returns. */
  public void insertOne(RawBsonDocument commit) {
    collection.insertOne(commit);
  }

  /** Many documents in their order, in the journal of a majority when it returns. */
  public void insertMany(List<RawBsonDocument> commits) {
    collection.insertMany(commits, new InsertManyOptions().ordered(true));
  }

  /** Takes away what stands after position {@code after}. */
  public void deleteAfter(long after) {
    collection.deleteMany(Filters.gt("_id", after));
  }

  /** Reads everything with a cursor, without looking into the documents, and counts the bytes. */
  public long scan() {
    long bytes = 0;
    for (RawBsonDocument commit : collection.find().sort(Sorts.ascending("_id"))) {
      bytes += commit.getByteBuffer().remaining();
    }
    return bytes;
  }

  /** Reads one stream's documents without looking into them, and counts them. */
  public int scan(StreamId stream) {
    int commits = 0;
    for (RawBsonDocument commit :
        collection
            .find(
                Filters.elemMatch(
                    "streams", new Document("$gte", stream + "/").append("$lt", stream + "0")))
            .sort(Sorts.ascending("_id"))) {
      commits += commit.getByteBuffer().remaining() > 0 ? 1 : 0;
    }
    return commits;
  }

  /** How many events {@code commit} holds. */
  public static int eventsIn(RawBsonDocument commit) {
    return commit.getArray("events").size();
  }
}
