package socai.query.rebuild;

import java.time.Clock;
import java.time.Duration;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;

/**
 * What work on generations is done with.
 *
 * @param batch how many events are read at a time, at most
 * @param held how long views may stay in memory before they are written
 * @param owner names this piece of work among all that segment the store
 */
record RebuildContext(
    Ledger ledger,
    ReadModels readModels,
    Generations generations,
    Parking parking,
    Tokens tokens,
    int batch,
    Duration held,
    String owner,
    Clock clock) {
  /**
   * Makes what {@code generation} needs to be projected further, from the beginning of the ledger.
   * The tokens come last: without them a generation is not gone on with.
   */
  void prepare(Projection projection, Generation generation) {
    readModels.prepare(projection, generation);
    for (ProjectionSegment segment : ProjectionSegment.of(projection.segments())) {
      tokens.make(generation.processor(), segment.index(), Position.START);
    }
  }

  /** Whether {@code generation} can be gone on with. */
  boolean isPrepared(Generation generation) {
    return !tokens.segments(generation.processor()).isEmpty();
  }
}
