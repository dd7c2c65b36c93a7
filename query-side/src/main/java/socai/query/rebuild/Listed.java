package socai.query.rebuild;

import java.util.List;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.projection.Parked;
import socai.query.projection.Standing;

/**
 * What stands of a projection.
 *
 * @param version the one this program draws
 * @param live how far the live generation has looked
 * @param parked the subjects on which the live one is not drawn any further
 * @param beside how far the other one has, if there is one
 * @param head where the ledger ends
 */
public record Listed(
    String projection,
    int version,
    Standing standing,
    Position live,
    List<Parked> parked,
    Optional<Position> beside,
    Position head) {}
