package socai.ledger.start;

import java.util.Optional;

/**
 * How an address wants to be written to.
 *
 * @param members how many members must have it; empty if it names no number
 * @param named what it names instead of a number, such as {@code majority}
 * @param journal whether it must be in the journal
 */
record WantedWrites(Optional<Integer> members, Optional<String> named, Optional<Boolean> journal) {}
