package socai.query.evidence;

import java.time.LocalDate;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.figure.Figure;

/**
 * Which page of which figure's evidence is asked for.
 *
 * @param upTo events after it do not count
 * @param after what the page before told as {@code next}; empty for the first page
 */
record Asked(Figure figure, LocalDate asOf, Position upTo, Optional<String> after, int limit) {}
