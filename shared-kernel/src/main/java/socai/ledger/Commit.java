package socai.ledger;

import java.util.List;
import socai.time.RecordedAt;

/**
 * The events of one unit of work, to be appended together or not at all.
 *
 * @param command the command that caused them
 * @param recordedAt when the ledger heard of them
 * @param events the lines in their order, at least one; those of one stream join without gaps
 */
public record Commit(CommandId command, RecordedAt recordedAt, List<EventLine> events) {
  public Commit {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a commit without events");
    }
  }
}
