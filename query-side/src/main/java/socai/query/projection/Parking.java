package socai.query.projection;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import socai.event.StreamId;
import socai.ledger.Position;

/**
 * Which subjects are parked, in which generation: one small document for each. Whoever runs a
 * projection parks a subject before the position is stored that lies behind its event, so that who
 * reads a position and then asks here is told of all that is missing.
 */
@Component
public class Parking {
  /** Beyond it there is something else wrong than with subjects, and a segment stands still. */
  static final int MOST_OF_A_SHARE = 1_000;

  private static final String COLLECTION = "parked";
  private static final String SEGMENT = "segment";
  private static final String SUBJECT = "subject";
  private static final String FROM = "from";
  private static final String TYPE = "type";
  private static final String REASON = "reason";
  private static final String SINCE = "since";
  private static final char SLASH = '/';

  private final MongoCollection<Document> parked;
  private final Clock clock;

  Parking(MongoDatabase database, Clock clock) {
    this.parked =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadConcern(ReadConcern.MAJORITY);
    this.clock = clock;
  }

  /** All that is parked in {@code generation}, by segment and subject. One read. */
  public List<Parked> of(Generation generation) {
    List<Parked> all = new ArrayList<>();
    for (Document one : parked.find(in(generation)).sort(Sorts.ascending("_id"))) {
      all.add(
          new Parked(
              one.getInteger(SEGMENT),
              StreamId.parse(one.getString(SUBJECT)),
              new Position(one.getLong(FROM)),
              one.getString(TYPE),
              one.getString(REASON),
              Instant.parse(one.getString(SINCE))));
    }
    return all;
  }

  /**
   * Sees to it that nobody is answered what is older than the position that the answer states.
   *
   * @throws socai.problem.RefusedException (503) if {@code subject} is parked in what {@code shown}
   *     shows of {@code projection}
   */
  public void mustShow(String projection, StreamId subject, ReadSnapshot snapshot) {
    if (of(snapshot.of(projection)).stream().anyMatch(one -> one.subject().equals(subject))) {
      throw ProjectionRefusal.PARKED.refused();
    }
  }

  /**
   * The same of a sum that anything may be part of.
   *
   * @throws socai.problem.RefusedException (503) if anything is parked
   */
  public void mustBeWhole(String projection, ReadSnapshot snapshot) {
    if (!of(snapshot.of(projection)).isEmpty()) {
      throw ProjectionRefusal.PARKED.refused();
    }
  }

  /** Parks {@code subject} from its event {@code at} on; if it is parked, from the earlier on. */
  public void park(
      Generation generation,
      ProjectionSegment segment,
      StreamId subject,
      Position at,
      String type,
      Throwable why) {
    parked.updateOne(
        Filters.eq("_id", id(generation, segment.index(), subject)),
        Updates.combine(
            Updates.setOnInsert(SEGMENT, segment.index()),
            Updates.setOnInsert(SUBJECT, subject.toString()),
            Updates.setOnInsert(TYPE, type),
            Updates.setOnInsert(REASON, why.getClass().getSimpleName()),
            Updates.setOnInsert(SINCE, clock.instant().toString()),
            Updates.min(FROM, at.value())),
        new UpdateOptions().upsert(true));
  }

  /** All of {@code one} has been projected since that is recorded before {@code from}. */
  public void moveOn(Generation generation, Parked one, Position from) {
    parked.updateOne(
        Filters.eq("_id", id(generation, one.segment(), one.subject())),
        Updates.set(FROM, from.value()));
  }

  /** All of {@code one} has been projected. */
  public void free(Generation generation, Parked one) {
    parked.deleteOne(Filters.eq("_id", id(generation, one.segment(), one.subject())));
  }

  /** Forgets what was parked in {@code generation}, which is there no more. */
  public void drop(Generation generation) {
    parked.deleteMany(in(generation));
  }

  private static String id(Generation generation, int segment, StreamId subject) {
    return generation.processor() + SLASH + segment + SLASH + subject;
  }

  private static Bson in(Generation generation) {
    return IdsBelow.of(generation.processor());
  }
}
