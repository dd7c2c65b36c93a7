package socai.query.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.ledger.Position;

/**
 * That a figure is not the same by the read models and by the lines of the ledger.
 *
 * @param position how many events were counted
 * @param shown by the read models
 * @param counted by the lines; empty if they make no such figure
 * @param events that do not count for the same on both sides, the first of them
 */
record Disagreement(
    String figure,
    LocalDate asOf,
    Position position,
    long shown,
    Optional<Long> counted,
    List<Position> events) {}
