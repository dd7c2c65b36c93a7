package socai.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import socai.ledger.Position;

/**
 * How far each segment of each generation has looked, one small document for each, and whose turn
 * it is to write there. A position is kept as a number, because queries answer with it.
 *
 * <p>A claim is taken over from another once it has been seen here, unchanged, for as long as the
 * timeout: no clock but our own decides, and that one is never set. Each claim has a term, which
 * grows by one: who was claimed from stores nothing more, also if it bears the same name.
 */
public final class Tokens {
  /** After which a claim that was not extended may be taken over. */
  public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

  /** The collection they are kept in. */
  public static final String COLLECTION = "tokens";

  /** The field that names the generation, as {@link Generation#processor()}. */
  public static final String PROCESSOR = "processor";

  /** The field that holds the position reached. */
  public static final String POSITION = "position";

  /** Where the batch begins that was begun last. */
  private static final String FROM = "from";

  /** Where it ends: views may be as far as this while the position is not. */
  private static final String UP_TO = "upTo";

  /** Up to where replaced views are forgotten. */
  private static final String FORGOTTEN = "forgotten";

  /** The positions at which batches have ended lately, the last one last. */
  private static final String ENDS = "ends";

  /** So many of them: more than there are while a page is asked for, if batches are small. */
  private static final int MOST_ENDS = 256;

  private static final String SEGMENT = "segment";
  private static final String OWNER = "owner";
  private static final String TERM = "term";

  /** Counts what the owner of a claim has done with it. */
  private static final String BEATS = "beats";

  private static final String NOBODY = "";
  private static final Long NEVER_CLAIMED = -1L;
  private static final char SLASH = '/';

  private final MongoCollection<Document> tokens;
  private final String owner;
  private final Duration claimTimeout;
  private final Stillness claims;
  private final Map<String, Long> terms = new ConcurrentHashMap<>();

  /**
   * @param owner names this process among those that segment the store
   * @param claimTimeout after which a claim that was not extended may be taken over
   * @param nanoTime as {@link System#nanoTime}
   */
  public Tokens(
      MongoDatabase database, String owner, Duration claimTimeout, LongSupplier nanoTime) {
    this.tokens = in(database);
    this.owner = owner;
    this.claimTimeout = claimTimeout;
    this.claims = new Stillness(nanoTime);
  }

  private static MongoCollection<Document> in(MongoDatabase database) {
    return database
        .getCollection(COLLECTION)
        .withWriteConcern(WriteConcern.MAJORITY)
        .withReadConcern(ReadConcern.MAJORITY);
  }

  /** Names the collection they are kept in. */
  public String place() {
    return tokens.getNamespace().getFullName();
  }

  /** The position up to which all segments of {@code processor} have looked. One read. */
  public static Position least(MongoDatabase database, String processor) {
    return least(in(database).find(all(processor)));
  }

  /**
   * How far a generation can be read.
   *
   * @param position the latest at which all its views are to be had; none of them needs to be as it
   *     is now
   * @param forgotten before it, none are to be had
   * @param segments how many segments of it have a token
   */
  record Reached(Position position, Position forgotten, int segments) {}

  /**
   * How far {@code processor} can be read. While a batch is being projected that is where it
   * begins; so it is after a process has died in the middle of one, until all of it was projected
   * again, perhaps in other batches. One read.
   */
  static Reached reached(MongoDatabase database, String processor) {
    long lowest = Long.MAX_VALUE;
    long forgotten = 0;
    int segments = 0;
    for (Document token : in(database).find(all(processor)).projection(Projections.exclude(ENDS))) {
      lowest = Math.min(lowest, reachedBy(token));
      forgotten = Math.max(forgotten, token.get(FORGOTTEN, token.getLong(POSITION)));
      segments++;
    }
    return new Reached(
        segments == 0 ? Position.START : new Position(lowest), new Position(forgotten), segments);
  }

  /**
   * Whether a batch of {@code processor}, which is projected in one segment, has ended at {@code
   * position}: whatever is kept once a batch is to be had as it was there. One read.
   */
  static boolean isEnd(MongoDatabase database, String processor, Position position) {
    Document token = in(database).find(all(processor)).first();
    return token != null
        && (reachedBy(token) == position.value()
            || token.getList(ENDS, Long.class, List.of()).contains(position.value()));
  }

  /** The latest position at which all views are to be had. */
  private static long reachedBy(Document token) {
    long position = token.getLong(POSITION);
    return position >= number(token, UP_TO) ? position : number(token, FROM);
  }

  private static long number(Document token, String field) {
    return token.get(field, 0L);
  }

  /** Notes that of {@code processor} no views are to be had before {@code position} any more. */
  static void forget(MongoDatabase database, String processor, Position position) {
    forget(in(database), processor, position);
  }

  /** The same. */
  public void forget(String processor, Position position) {
    forget(tokens, processor, position);
  }

  private static void forget(
      MongoCollection<Document> tokens, String processor, Position position) {
    tokens.updateMany(all(processor), Updates.max(FORGOTTEN, position.value()));
  }

  /** Notes so of each token that says nothing of it: until now, what was replaced was not kept. */
  public void keepFromNow(String processor) {
    Bson silent = Filters.exists(FORGOTTEN, false);
    for (Document token : tokens.find(Filters.and(all(processor), silent))) {
      Object position = token.get(POSITION);
      tokens.updateOne(
          Filters.and(Filters.eq("_id", token.get("_id")), silent, Filters.eq(POSITION, position)),
          Updates.set(FORGOTTEN, position));
    }
  }

  /** The position up to which all segments of {@code processor} have looked. */
  public Position least(String processor) {
    return least(tokens.find(all(processor)));
  }

  /** How far {@code segment} has looked. */
  public Position of(String processor, int segment) {
    return least(tokens.find(Filters.eq("_id", id(processor, segment))));
  }

  private static Position least(Iterable<Document> found) {
    long lowest = Long.MAX_VALUE;
    for (Document token : found) {
      lowest = Math.min(lowest, token.getLong(POSITION));
    }
    return lowest == Long.MAX_VALUE ? Position.START : new Position(lowest);
  }

  /** Makes the token of {@code segment}; false if there is one. */
  public boolean make(String processor, int segment, Position position) {
    try {
      tokens.insertOne(
          new Document("_id", id(processor, segment))
              .append(PROCESSOR, processor)
              .append(SEGMENT, segment)
              .append(POSITION, position.value())
              .append(FORGOTTEN, position.value())
              .append(OWNER, NOBODY)
              .append(TERM, 0L)
              .append(BEATS, 0L));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Claims {@code segment} and tells how far it has looked; empty if it is another's. */
  public Optional<Position> claim(String processor, int segment) {
    String id = id(processor, segment);
    Document seen = tokens.find(Filters.eq("_id", id)).first();
    if (seen == null || !isFree(id, seen)) {
      return Optional.empty();
    }
    long term = numberIn(seen, TERM) + 1;
    Document claimed =
        tokens.findOneAndUpdate(
            Filters.and(
                Filters.eq("_id", id),
                Filters.eq(OWNER, seen.get(OWNER)),
                Filters.eq(TERM, seen.get(TERM)),
                Filters.eq(BEATS, seen.get(BEATS))),
            Updates.combine(
                Updates.set(OWNER, owner), Updates.set(TERM, term), Updates.inc(BEATS, 1L)));
    if (claimed == null) {
      return Optional.empty();
    }
    claims.forget(id);
    terms.put(id, term);
    return Optional.of(new Position(claimed.getLong(POSITION)));
  }

  private boolean isFree(String id, Document token) {
    String owned = token.getString(OWNER);
    if (owned.equals(owner) || owned.equals(NOBODY)) {
      return true;
    }
    List<Object> state = List.of(owned, numberIn(token, TERM), numberIn(token, BEATS));
    return claims.of(id, state).compareTo(claimTimeout) > 0;
  }

  /** Tokens of earlier versions do without. */
  private static long numberIn(Document token, String field) {
    return token.get(field) instanceof Number number ? number.longValue() : 0;
  }

  /**
   * Notes that {@code segment} has looked as far as {@code position}; false if it is not ours, or
   * has looked farther.
   */
  public boolean store(String processor, int segment, Position position) {
    Bson further = Filters.and(mine(processor, segment), Filters.lte(POSITION, position.value()));
    Bson whole = Filters.or(Filters.exists(UP_TO, false), Filters.lte(UP_TO, position.value()));
    Bson moved = Updates.combine(Updates.set(POSITION, position.value()), Updates.inc(BEATS, 1L));
    Bson ended =
        Updates.pushEach(ENDS, List.of(position.value()), new PushOptions().slice(-MOST_ENDS));
    return tokens
                .updateOne(Filters.and(further, whole), Updates.combine(moved, ended))
                .getMatchedCount()
            == 1
        || tokens.updateOne(further, moved).getMatchedCount() == 1;
  }

  /**
   * Notes that views of {@code segment} are about to be projected from the events after {@code
   * from} up to {@code upTo}; false if it is not ours.
   */
  public boolean begin(String processor, int segment, Position from, Position upTo) {
    Bson mine = mine(processor, segment);
    Bson whole = Filters.or(Filters.exists(UP_TO, false), Filters.lte(UP_TO, from.value()));
    return tokens
                .updateOne(
                    Filters.and(mine, whole),
                    Updates.combine(
                        Updates.set(FROM, from.value()), Updates.set(UP_TO, upTo.value())))
                .getMatchedCount()
            == 1
        || tokens.updateOne(mine, Updates.max(UP_TO, upTo.value())).getMatchedCount() == 1;
  }

  /** Extends our claim on {@code segment}; false if there is none. */
  public boolean extend(String processor, int segment) {
    return tokens.updateOne(mine(processor, segment), Updates.inc(BEATS, 1L)).getMatchedCount()
        == 1;
  }

  /** Gives up our claim on {@code segment}, if there is one. */
  public void release(String processor, int segment) {
    tokens.updateOne(mine(processor, segment), Updates.set(OWNER, NOBODY));
  }

  /** Deletes the token of {@code segment}; false if it is not ours. */
  public boolean delete(String processor, int segment) {
    return tokens.deleteOne(mine(processor, segment)).getDeletedCount() == 1;
  }

  /** Deletes all tokens of {@code processor}, whosesoever they are. */
  public void deleteAll(String processor) {
    tokens.deleteMany(all(processor));
  }

  /** The segments of {@code processor}, in their order. */
  public List<Integer> segments(String processor) {
    List<Integer> segments = new ArrayList<>();
    for (Document token : tokens.find(all(processor)).sort(Sorts.ascending(SEGMENT))) {
      segments.add(token.getInteger(SEGMENT));
    }
    return segments;
  }

  private Bson mine(String processor, int segment) {
    String id = id(processor, segment);
    return Filters.and(
        Filters.eq("_id", id),
        Filters.eq(OWNER, owner),
        Filters.eq(TERM, terms.getOrDefault(id, NEVER_CLAIMED)));
  }

  private static String id(String processor, int segment) {
    return processor + SLASH + segment;
  }

  /** All tokens of {@code processor}, by their identifiers: every answer asks for them. */
  private static Bson all(String processor) {
    return IdsBelow.of(processor);
  }
}
