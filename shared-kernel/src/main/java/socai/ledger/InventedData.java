package socai.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.bson.Document;

/**
 * The note, beside the commits, that this ledger's events are invented. It is written before the
 * first of them is, and never taken away: whichever process opens the ledger later, with whatever
 * settings, knows what it shows.
 */
public final class InventedData {
  private static final String NOTE = "invented";

  private final MongoCollection<Document> notes;

  /** The note in {@code database}, whether there is one yet or not. */
  public InventedData(MongoDatabase database) {
    notes = LedgerNotes.in(database);
  }

  /** Writes it down; what was noted before stays as it is. */
  public void note(Instant since) {
    notes.updateOne(
        Filters.eq("_id", NOTE),
        Updates.setOnInsert("since", since),
        new UpdateOptions().upsert(true));
  }

  /** Whether it is there: one look by its key. */
  public boolean isNoted() {
    return notes.find(Filters.eq("_id", NOTE)).first() != null;
  }
}
