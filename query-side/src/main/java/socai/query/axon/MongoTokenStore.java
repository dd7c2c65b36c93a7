package socai.query.axon;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.projection.Tokens;

/** {@link Tokens} as Axon's processors want them. */
public final class MongoTokenStore implements TokenStore {
  private final Tokens tokens;
  private final IntConsumer claimed;

  /** Keeps tokens in {@code tokens}. */
  public MongoTokenStore(Tokens tokens) {
    this(tokens, segment -> {});
  }

  /**
   * @param claimed is told each segment that is claimed, before anything is projected there
   */
  MongoTokenStore(Tokens tokens, IntConsumer claimed) {
    this.tokens = tokens;
    this.claimed = claimed;
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
    if (!tokens.make(processor, segment, LedgerEventStorageEngine.positionOf(token))) {
      throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " exists");
    }
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    mustBeOurs(
        tokens.store(processor, segment, LedgerEventStorageEngine.positionOf(token)),
        processor,
        segment);
  }

  @Override
  public TrackingToken fetchToken(String processor, int segment) {
    Position position =
        tokens.claim(processor, segment).orElseThrow(() -> notOurs(processor, segment));
    claimed.accept(segment);
    return new GlobalSequenceTrackingToken(position.value());
  }

  @Override
  public void extendClaim(String processor, int segment) {
    mustBeOurs(tokens.extend(processor, segment), processor, segment);
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    tokens.release(processor, segment);
  }

  @Override
  public void deleteToken(String processor, int segment) {
    mustBeOurs(tokens.delete(processor, segment), processor, segment);
  }

  @Override
  public int[] fetchSegments(String processor) {
    return tokens.segments(processor).stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Optional<String> retrieveStorageIdentifier() {
    return Optional.of(tokens.place());
  }

  private static void mustBeOurs(boolean ours, String processor, int segment) {
    if (!ours) {
      throw notOurs(processor, segment);
    }
  }

  private static UnableToClaimTokenException notOurs(String processor, int segment) {
    return new UnableToClaimTokenException(
        "segment " + segment + " of " + processor + " is another's");
  }
}
