package socai.query.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.projection.Parked;

/**
 * How a projection is, as it is read now.
 *
 * @param reached the position up to which it has seen every event
 * @param behind how many events there are that it has not seen
 * @param still for how long it has been seen where it is, though there is more
 * @param held whether somebody asked that it be left where it is
 * @param parked the subjects on which it is not projected any further
 * @param failing the class of what keeps it from going on in this process
 */
record ProjectionState(
    String projection,
    Position reached,
    long behind,
    Duration still,
    boolean held,
    List<Parked> parked,
    Optional<String> failing) {}
