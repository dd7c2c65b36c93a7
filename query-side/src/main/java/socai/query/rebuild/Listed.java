package socai.query.rebuild;

import java.util.List;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Parked;

/**
 * What stands of a projection.
 *
 * @param version the one this program projects
 * @param live how far the live generation has looked
 * @param parked the subjects on which the live one is not projected any further
 * @param beside how far the other one has, if there is one
 * @param head where the ledger ends
 */
public record Listed(
    String projection,
    int version,
    GenerationStatus status,
    Position live,
    List<Parked> parked,
    Optional<Position> beside,
    Position head) {}
