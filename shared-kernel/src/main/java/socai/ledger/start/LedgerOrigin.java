package socai.ledger.start;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import socai.ledger.Entry;
import socai.ledger.Envelope;
import socai.ledger.Ledger;
import socai.ledger.LedgerNotes;
import socai.ledger.Position;
import socai.ledger.StartRefusal;

/**
 * Which ledger a database holds: the first process that opens it writes the name down, beside the
 * commits; every other one must be of the same name. Two ledgers in one database would be one order
 * of events with two tellers.
 */
public final class LedgerOrigin {
  private static final String ORIGIN = "origin";
  private static final String SOURCE = "source";

  private final MongoCollection<Document> origins;

  LedgerOrigin(MongoDatabase database) {
    origins = LedgerNotes.in(database);
  }

  /** The name of the ledger in {@code database}, as it was written down; changes nothing. */
  public static Optional<String> in(MongoDatabase database) {
    return new LedgerOrigin(database).owner();
  }

  /**
   * Makes this the database of the ledger named {@code source}, unless it is that already.
   *
   * @throws socai.problem.RefusedException if it is another one's
   */
  void claim(String source, Ledger ledger, Clock clock) {
    Optional<String> known = owner();
    String owner = known.or(() -> firstWriter(ledger)).orElse(source);
    if (known.isEmpty() && owner.equals(source)) {
      owner = write(source, clock);
    }
    if (!owner.equals(source)) {
      throw StartRefusal.OTHER_LEDGER.refused(Map.of("found", owner, "expected", source));
    }
  }

  private Optional<String> owner() {
    return Optional.ofNullable(origins.find(Filters.eq("_id", ORIGIN)).first())
        .map(origin -> origin.getString(SOURCE));
  }

  /** Where nobody has written the name down, the first event tells it. */
  private static Optional<String> firstWriter(Ledger ledger) {
    return ledger.read(Position.START, 1).stream()
        .map((Entry entry) -> Envelope.of(entry).source())
        .findFirst();
  }

  /** Whose it is then: somebody else's, if they were quicker. */
  private String write(String source, Clock clock) {
    try {
      origins.insertOne(
          new Document("_id", ORIGIN).append(SOURCE, source).append("since", clock.instant()));
      return source;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return owner().orElse(source);
    }
  }
}
