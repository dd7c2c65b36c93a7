package socai.proof.drill;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import org.bson.Document;
import socai.ledger.MongoLedger;
import socai.proof.KeyFolder;
import socai.proof.Notary;
import socai.proof.TransparencyLog;

/**
 * Where an attack takes place: a copy of the ledger with all that belongs to it, and the copy of a
 * backup that was made when it had half its events.
 *
 * @param scratch an empty one
 * @param events how many it has
 * @param keys a folder with the log's key, which some attackers have too
 */
record Scene(
    MongoDatabase database, MongoDatabase backup, MongoDatabase scratch, long events, Path keys) {
  static final String ORIGIN = "so-cai.drill/ledger";
  private static final String COMMITS = "commits";

  MongoCollection<Document> commits() {
    return database.getCollection(COMMITS);
  }

  TransparencyLog log() {
    return new TransparencyLog(database);
  }

  MongoLedger ledger() {
    return new MongoLedger(database);
  }

  KeyFolder keyFolder() {
    return new KeyFolder(keys, ORIGIN);
  }

  /** A notary as it comes up after the attack, with what it remembers of before. */
  Notary notary() {
    return new Notary(ledger(), database, keyFolder(), Clock.systemUTC());
  }
}
