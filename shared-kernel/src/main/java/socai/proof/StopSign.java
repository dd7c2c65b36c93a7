package socai.proof;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import socai.ledger.TimeLimit;

/**
 * Tells processes that have no notary, by the store, that one has stopped and why. A notary itself
 * heeds the note beside the key: whoever can write to the store could take this one away.
 */
final class StopSign {
  static final String COLLECTION = "log_stops";

  private static final String ONE = "stopped";
  private static final String DIFFERENCE = "difference";
  private static final String POSITION = "position";
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

  private final MongoCollection<Document> stops;

  StopSign(MongoDatabase database) {
    stops =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  private MongoCollection<Document> stops() {
    return stops.withTimeout(TimeLimit.left(ANSWERED_WITHIN).toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Why one has stopped; empty if none has. One read. */
  Optional<DiffersException> seen() {
    return Optional.ofNullable(stops().find(Filters.eq("_id", ONE)).first())
        .flatMap(
            recorded ->
                Difference.of(recorded.getString(DIFFERENCE))
                    .map(how -> new DiffersException(how, recorded.getLong(POSITION))));
  }

  void raise(DiffersException why) {
    stops()
        .replaceOne(
            Filters.eq("_id", ONE),
            new Document(DIFFERENCE, why.difference().code()).append(POSITION, why.position()),
            new ReplaceOptions().upsert(true));
  }

  /** Takes it away, if it is there: where it is not, nothing is written. */
  void lift() {
    if (stops().find(Filters.eq("_id", ONE)).first() != null) {
      stops().deleteOne(Filters.eq("_id", ONE));
    }
  }
}
