package socai.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.schema.EventTypes;
import socai.version.ProductVersion;

/**
 * Which versions of readers may read a ledger. It says the least one itself, beside its name, and
 * whoever is older does not start on it. Thread-safe.
 */
public final class Readers {
  /**
   * The version of readers that this program is. It grows by one with a type of event, or a form of
   * what is stored, that older readers must not pass over.
   */
  public static final int OWN = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
  private static final String READERS = "readers";
  private static final String LEAST = "least";

  private final MongoCollection<Document> ledger;
  private final int own;
  private final ToIntFunction<String> wanted;

  /** What the ledger is known to say; it never says less. */
  private volatile int said = 1;

  /** Of the ledger in {@code database}. */
  public Readers(MongoDatabase database) {
    this(database, OWN, EventTypes::readersOf);
  }

  /**
   * @param own the version of this program
   * @param wanted from which version on readers know a type of event, if they must
   */
  Readers(MongoDatabase database, int own, ToIntFunction<String> wanted) {
    this.ledger = LedgerNotes.in(database);
    this.own = own;
    this.wanted = wanted;
  }

  /**
   * Makes sure that this program may read the ledger. One read.
   *
   * @throws socai.problem.RefusedException if it may not: there is what it does not know
   */
  public void demandKnown() {
    int least = least();
    if (least > own) {
      throw StartRefusal.NEWER_LEDGER.refused(
          Map.of(
              "least",
              Integer.toString(least),
              "own",
              Integer.toString(own),
              "program",
              ProductVersion.current()));
    }
  }

  /** Says, once and in a line, that older readers may be shut out by what this program records. */
  public void sayWhatIsToCome() {
    int least = least();
    if (least < own) {
      LOG.info(
          "The ledger can be read by versions of readers from {} on, and this program is of version"
              + " {}: with the first event that those do not know, it will say so in the ledger, and"
              + " older programs will not start on it any more",
          least,
          own);
    }
  }

  private int least() {
    Document readers = ledger.find(Filters.eq("_id", READERS)).first();
    int least = readers == null ? 1 : readers.getInteger(LEAST);
    said = Math.max(said, least);
    return least;
  }

  /** Has the ledger say, before it holds {@code commit}, who will be able to read it. */
  void before(Commit commit) {
    int wanting = commit.events().stream().map(EventLine::type).mapToInt(wanted).max().orElse(1);
    if (wanting > said) {
      ledger.updateOne(
          Filters.eq("_id", READERS),
          Updates.max(LEAST, wanting),
          new UpdateOptions().upsert(true));
      said = Math.max(said, wanting);
      LOG.info("From now on only versions of readers from {} on can read the ledger", wanting);
    }
  }
}
