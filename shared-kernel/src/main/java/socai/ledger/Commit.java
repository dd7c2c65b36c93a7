package socai.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.time.RecordedAt;

/**
 * The events of one unit of work, to be appended together or not at all.
 *
 * @param command the command that caused them
 * @param said what the command said; kept beside the events, not in them
 * @param recordedAt when the ledger heard of them
 * @param events the lines in their order, at least one; those of one stream join without gaps
 * @param keys what it takes for itself, once in the whole ledger; kept beside the events, too
 */
public record Commit(
    CommandId command,
    Optional<CommandDigest> said,
    RecordedAt recordedAt,
    List<EventLine> events,
    Set<UniqueKey> keys) {
  /** A commit of whose command nobody asks what it said. */
  public Commit(CommandId command, RecordedAt recordedAt, List<EventLine> events) {
    this(command, Optional.empty(), recordedAt, events, Set.of());
  }

  public Commit {
    events = List.copyOf(events);
    keys = Set.copyOf(keys);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a commit without events");
    }
  }
}
