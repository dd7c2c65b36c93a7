package socai.query.rebuild;

import java.time.Duration;
import socai.ledger.Position;
import socai.query.projection.GenerationStatus;

/**
 * A generation that has been projected to the end of the ledger.
 *
 * @param events how many were projected this time
 * @param took how long this took
 */
public record Rebuilt(
    GenerationStatus.Projected projected, Position position, long events, Duration took) {}
