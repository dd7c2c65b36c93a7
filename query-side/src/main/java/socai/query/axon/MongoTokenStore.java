package socai.query.axon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.projection.Progress;

/**
 * How far each processor has looked, one small document for each of its segments. The position is
 * kept as a number, not as a serialized token, because queries answer with it.
 */
public final class MongoTokenStore implements TokenStore {
  private static final String SEGMENT = "segment";
  private static final String OWNER = "owner";
  private static final String CLAIMED = "claimed";
  private static final String NOBODY = "";

  private final MongoCollection<Document> tokens;
  private final String owner;
  private final Duration claimTimeout;
  private final Clock clock;

  /**
   * @param owner names this process among those that share the store
   * @param claimTimeout after which a claim that was not extended may be taken over
   */
  public MongoTokenStore(MongoDatabase database, String owner, Duration claimTimeout, Clock clock) {
    this.tokens =
        database
            .getCollection(Progress.COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadConcern(ReadConcern.MAJORITY);
    this.owner = owner;
    this.claimTimeout = claimTimeout;
    this.clock = clock;
  }

  @Override
  public void initializeTokenSegments(String processor, int segmentCount) {
    initializeTokenSegments(processor, segmentCount, null);
  }

  @Override
  public void initializeTokenSegments(
      String processor, int segmentCount, @Nullable TrackingToken initialToken) {
    for (int segment = 0; segment < segmentCount; segment++) {
      initializeSegment(initialToken, processor, segment);
    }
  }

  @Override
  public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
    try {
      tokens.insertOne(
          new Document("_id", id(processor, segment))
              .append(Progress.PROCESSOR, processor)
              .append(SEGMENT, segment)
              .append(Progress.POSITION, LedgerEventStorageEngine.positionOf(token).value())
              .append(OWNER, NOBODY)
              .append(CLAIMED, Instant.EPOCH));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new UnableToClaimTokenException("segment " + id(processor, segment) + " exists", e);
      }
      throw e;
    }
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    long position = LedgerEventStorageEngine.positionOf(token).value();
    mustMatch(
        tokens
            .updateOne(
                mine(processor, segment),
                Updates.combine(
                    Updates.set(Progress.POSITION, position), Updates.set(CLAIMED, now())))
            .getMatchedCount(),
        processor,
        segment);
  }

  @Override
  public TrackingToken fetchToken(String processor, int segment) {
    Bson free =
        Filters.and(
            Filters.eq("_id", id(processor, segment)),
            Filters.or(
                Filters.in(OWNER, owner, NOBODY),
                Filters.lt(CLAIMED, clock.instant().minus(claimTimeout))));
    Document claimed =
        tokens.findOneAndUpdate(
            free, Updates.combine(Updates.set(OWNER, owner), Updates.set(CLAIMED, now())));
    if (claimed == null) {
      throw new UnableToClaimTokenException("segment " + id(processor, segment) + " is taken");
    }
    return new GlobalSequenceTrackingToken(claimed.getLong(Progress.POSITION));
  }

  @Override
  public void extendClaim(String processor, int segment) {
    mustMatch(
        tokens.updateOne(mine(processor, segment), Updates.set(CLAIMED, now())).getMatchedCount(),
        processor,
        segment);
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    tokens.updateOne(mine(processor, segment), Updates.set(OWNER, NOBODY));
  }

  @Override
  public void deleteToken(String processor, int segment) {
    mustMatch(tokens.deleteOne(mine(processor, segment)).getDeletedCount(), processor, segment);
  }

  @Override
  public int[] fetchSegments(String processor) {
    List<Integer> segments = new ArrayList<>();
    for (Document token :
        tokens.find(Filters.eq(Progress.PROCESSOR, processor)).sort(Sorts.ascending(SEGMENT))) {
      segments.add(token.getInteger(SEGMENT));
    }
    return segments.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Optional<String> retrieveStorageIdentifier() {
    return Optional.of(tokens.getNamespace().getFullName());
  }

  private Bson mine(String processor, int segment) {
    return Filters.and(Filters.eq("_id", id(processor, segment)), Filters.eq(OWNER, owner));
  }

  private void mustMatch(long matched, String processor, int segment) {
    if (matched != 1) {
      throw new UnableToClaimTokenException(
          "segment " + id(processor, segment) + " is not " + owner + "'s");
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static String id(String processor, int segment) {
    return processor + "/" + segment;
  }
}
