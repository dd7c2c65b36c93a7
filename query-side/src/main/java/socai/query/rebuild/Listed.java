package socai.query.rebuild;

import java.util.Optional;
import socai.ledger.Position;
import socai.query.projection.Standing;

/**
 * What stands of a projection.
 *
 * @param version the one this program draws
 * @param live how far the live generation has looked
 * @param beside how far the other one has, if there is one
 * @param head where the ledger ends
 */
public record Listed(
    String projection,
    int version,
    Standing standing,
    Position live,
    Optional<Position> beside,
    Position head) {}
