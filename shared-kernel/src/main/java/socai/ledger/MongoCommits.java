package socai.ledger;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The collection of commits, as the writer sees it. */
final class MongoCommits implements CommitStore {
  static final String COLLECTION = "commits";

  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

  /**
   * After it a store that does not answer, or a majority that does not confirm, is a doubt and no
   * longer a silence; a caller who has less time left is given less.
   */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

  private final MongoCollection<RawBsonDocument> commits;

  MongoCommits(MongoCollection<RawBsonDocument> commits) {
    this.commits = commits;
  }

  private MongoCollection<RawBsonDocument> commits() {
    return within(ANSWERED_WITHIN, commits);
  }

  /**
   * {@code commits}, each question to which ends after {@code longest}, its connections, second
   * tries and later parts included; sooner, where the caller has less time.
   */
  static MongoCollection<RawBsonDocument> within(
      Duration longest, MongoCollection<RawBsonDocument> commits) {
    return commits.withTimeout(TimeLimit.left(longest).toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The collection with the manners that the ledger rests on, whatever the client's are: written to
   * a majority's disks, and read from what a majority has.
   */
  static MongoCollection<RawBsonDocument> in(MongoDatabase database) {
    return database
        .getCollection(COLLECTION, RawBsonDocument.class)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY)
        .withReadPreference(ReadPreference.primary());
  }

  @Override
  public Position head() {
    RawBsonDocument last = commits().find().sort(Sorts.descending("_id")).limit(1).first();
    return last == null ? Position.START : StoredCommit.of(last).last();
  }

  @Override
  public InsertOutcome insert(List<RawBsonDocument> documents) {
    try {
      commits().insertMany(documents, IN_ORDER);
      return InsertOutcome.all(documents.size());
    } catch (MongoException e) {
      return InsertOutcome.of(e);
    }
  }

  @Override
  public Optional<StoredCommit> find(CommandId command) {
    RawBsonDocument commit =
        commits().find(Filters.eq(LedgerIndexes.COMMAND, command.toString())).limit(1).first();
    return Optional.ofNullable(commit).map(StoredCommit::of);
  }

  /** The commit that has {@code key}; empty if it is free. */
  Optional<StoredCommit> find(UniqueKey key) {
    RawBsonDocument commit =
        commits().find(Filters.eq(LedgerIndexes.STREAMS, key.toString())).limit(1).first();
    return Optional.ofNullable(commit).map(StoredCommit::of);
  }

  @Override
  public Map<String, String> takers(Collection<String> keys) {
    Map<String, String> takers = new HashMap<>();
    Set<String> wanted = Set.copyOf(keys);
    for (Document commit :
        commits()
            .withDocumentClass(Document.class)
            .find(Filters.in(LedgerIndexes.STREAMS, wanted))
            .projection(Projections.include(LedgerIndexes.STREAMS, LedgerIndexes.COMMAND))) {
      for (String key : commit.getList(LedgerIndexes.STREAMS, String.class)) {
        if (wanted.contains(key)) {
          takers.put(key, commit.getString(LedgerIndexes.COMMAND));
        }
      }
    }
    return takers;
  }
}
