package socai.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import socai.ledger.Position;

/**
 * Which generation of each projection is live, in one small document: one read tells it of all, and
 * one write switches.
 */
@Component
public class Generations {
  private static final String COLLECTION = "generations";
  private static final Bson ALL = Filters.eq("_id", "projections");
  private static final String NUMBER = "generation";
  private static final String VERSION = "version";
  private static final String SINCE = "since";
  private static final String BESIDE = "beside";
  private static final String REPLACED = "replaced";
  private static final String LAST = "last";
  private static final String HOLD = "hold";
  private static final String BY = "by";
  private static final String BEATS = "beats";
  private static final String WHOLE = "whole";

  private final MongoCollection<Document> collection;
  private final Clock clock;

  Generations(MongoDatabase database, Clock clock) {
    this.collection =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadConcern(ReadConcern.MAJORITY);
    this.clock = clock;
  }

  /** What stands, by the projections' names; of none that has not been {@link #begin begun}. */
  public Map<String, GenerationStatus> all() {
    Map<String, GenerationStatus> statuses = new HashMap<>();
    BsonDocument all = collection.withDocumentClass(BsonDocument.class).find(ALL).first();
    if (all != null) {
      all.remove("_id");
      all.forEach((name, stored) -> statuses.put(name, status(name, stored.asDocument())));
    }
    return statuses;
  }

  /** The live generations, by the projections' names. */
  Map<String, Generation> live() {
    return live(all());
  }

  /** Those that are live in {@code all}. */
  static Map<String, Generation> live(Map<String, GenerationStatus> all) {
    Map<String, Generation> live = new HashMap<>();
    all.forEach((name, status) -> live.put(name, status.live().generation()));
    return live;
  }

  /** What stands of {@code projection}, which has been begun. */
  public GenerationStatus of(String projection) {
    return Optional.ofNullable(all().get(projection)).orElseThrow();
  }

  /**
   * Makes the first generation of {@code projection} the live one, unless there is one already.
   * What was projected before generations were told apart is of version 1.
   *
   * @param head where the ledger ends now: what is projected from its beginning is not whole before
   */
  public void begin(Projection projection, Tokens tokens, Position head) {
    if (all().containsKey(projection.name())) {
      return;
    }
    Generation first = Generation.first(projection.name());
    if (tokens.segments(first.processor()).isEmpty()) {
      begin(new GenerationStatus.Projected(first, projection.version()), head);
    } else {
      begin(new GenerationStatus.Projected(first, 1), Position.START);
    }
  }

  private void begin(GenerationStatus.Projected first, Position whole) {
    String projection = first.generation().projection();
    try {
      collection.updateOne(
          Filters.and(ALL, Filters.exists(projection, false)),
          Updates.set(
              projection,
              projected(first)
                  .append(SINCE, clock.instant())
                  .append(LAST, 1)
                  .append(WHOLE, whole.value())),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  /**
   * Notes that {@code projected} is projected beside the live generation, in place of any other.
   */
  public void putBeside(GenerationStatus.Projected projected) {
    String projection = projected.generation().projection();
    collection.updateOne(
        ALL,
        Updates.combine(
            Updates.set(field(projection, BESIDE), projected(projected).append(REPLACED, false)),
            Updates.max(field(projection, LAST), projected.generation().number())));
  }

  /** Notes that there is none beside the live generation of {@code projection}. */
  public void forgetBeside(String projection) {
    collection.updateOne(ALL, Updates.unset(field(projection, BESIDE)));
  }

  /**
   * Makes {@code beside} live and puts {@code live} in its place, at once for all readers.
   *
   * @return false, and nothing has changed, if these are not what stands
   */
  public boolean swap(GenerationStatus.Projected live, GenerationStatus.Projected beside) {
    String projection = live.generation().projection();
    return collection
            .updateOne(
                Filters.and(
                    ALL,
                    Filters.eq(field(projection, NUMBER), live.generation().number()),
                    Filters.eq(
                        field(projection, BESIDE + "." + NUMBER), beside.generation().number())),
                Updates.combine(
                    Updates.set(field(projection, NUMBER), beside.generation().number()),
                    Updates.set(field(projection, VERSION), beside.version()),
                    Updates.set(field(projection, SINCE), clock.instant()),
                    Updates.unset(field(projection, WHOLE)),
                    Updates.set(field(projection, BESIDE), projected(live).append(REPLACED, true))))
            .getModifiedCount()
        == 1;
  }

  /**
   * Asks, or asks again, that nobody write to the live generation of {@code projection}. Who does
   * not ask again within {@link Tokens#CLAIM_TIMEOUT} is no longer listened to.
   */
  public void hold(String projection, String by) {
    collection.updateOne(
        ALL,
        Updates.combine(
            Updates.set(field(projection, HOLD + "." + BY), by),
            Updates.inc(field(projection, HOLD + "." + BEATS), 1L)));
  }

  /** Takes back what {@code by} asked for. */
  public void letGo(String projection, String by) {
    collection.updateOne(
        Filters.and(ALL, Filters.eq(field(projection, HOLD + "." + BY), by)),
        Updates.unset(field(projection, HOLD)));
  }

  private static String field(String projection, String name) {
    return projection + "." + name;
  }

  private static Document projected(GenerationStatus.Projected projected) {
    return new Document(NUMBER, projected.generation().number())
        .append(VERSION, projected.version());
  }

  private static GenerationStatus status(String projection, BsonDocument stored) {
    return new GenerationStatus(
        projected(projection, stored),
        moment(stored, SINCE),
        in(stored, BESIDE)
            .map(
                beside ->
                    new GenerationStatus.Beside(
                        projected(projection, beside), beside.getBoolean(REPLACED).getValue())),
        stored.getInt32(LAST).getValue(),
        in(stored, HOLD)
            .map(
                hold ->
                    new GenerationStatus.Hold(
                        hold.getString(BY).getValue(),
                        hold.getNumber(BEATS, new BsonInt64(0)).longValue())),
        new Position(stored.getNumber(WHOLE, new BsonInt64(0)).longValue()));
  }

  private static GenerationStatus.Projected projected(String projection, BsonDocument stored) {
    return new GenerationStatus.Projected(
        new Generation(projection, stored.getInt32(NUMBER).getValue()),
        stored.getInt32(VERSION).getValue());
  }

  private static Optional<BsonDocument> in(BsonDocument stored, String field) {
    return Optional.ofNullable(stored.get(field)).map(BsonValue::asDocument);
  }

  private static Instant moment(BsonDocument stored, String field) {
    return Instant.ofEpochMilli(stored.getDateTime(field).getValue());
  }
}
