package socai.ledger;

import java.util.List;
import java.util.Optional;
import socai.time.RecordedAt;

/**
 * The events of one unit of work, to be appended together or not at all.
 *
 * @param command the command that caused them
 * @param said what the command said; kept beside the events, not in them
 * @param recordedAt when the ledger heard of them
 * @param events the lines in their order, at least one; those of one stream join without gaps
 */
public record Commit(
    CommandId command,
    Optional<CommandDigest> said,
    RecordedAt recordedAt,
    List<EventLine> events) {
  /** A commit of whose command nobody asks what it said. */
  public Commit(CommandId command, RecordedAt recordedAt, List<EventLine> events) {
    this(command, Optional.empty(), recordedAt, events);
  }

  public Commit {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a commit without events");
    }
  }
}
