package socai.ledger;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * What a database says of the ledger in it, beside the commits: a small document for each thing,
 * which lasts as the commits do and is read as surely.
 */
public final class LedgerNotes {
  private static final String COLLECTION = "ledger";

  private LedgerNotes() {}

  /** Those in {@code database}. */
  public static MongoCollection<Document> in(MongoDatabase database) {
    return database
        .getCollection(COLLECTION)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY)
        .withReadPreference(ReadPreference.primary());
  }
}
