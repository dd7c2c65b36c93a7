package socai.query.rebuild;

import java.time.Duration;
import socai.ledger.Position;
import socai.query.projection.Standing;

/**
 * A generation that has been drawn to the end of the ledger.
 *
 * @param events how many were drawn this time
 * @param took how long this took
 */
public record Rebuilt(Standing.Drawn drawn, Position position, long events, Duration took) {}
