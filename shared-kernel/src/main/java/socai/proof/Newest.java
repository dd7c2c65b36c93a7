package socai.proof;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Makes sure that the server that answers is the one that the majority follows. One that was
 * deposed and has not heard of it yet shows what was true then; what it lacks is not lost.
 */
final class Newest {
  static final String COLLECTION = "log_looks";
  private static final long PATIENCE_SECONDS = 10;

  private final MongoCollection<Document> looks;
  private final Clock clock;

  Newest(MongoDatabase database, Clock clock) {
    this.looks =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(
                WriteConcern.MAJORITY
                    .withJournal(true)
                    .withWTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
    this.clock = clock;
  }

  /**
   * Writes something: only the primary of a majority can, and it has all that a majority has.
   *
   * @throws RuntimeException if it cannot be written; nothing that is missing here means anything
   */
  void demand() {
    looks.updateOne(
        Filters.eq("_id", "latest"),
        Updates.set("at", clock.instant().toEpochMilli()),
        new UpdateOptions().upsert(true));
  }
}
