package socai.query.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.event.EntryId;
import socai.ledger.Position;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * All that happened to a subject, in the order of the ledger, the latest first.
 *
 * @param next what to give as {@code before} for the next page; empty on the last one
 */
record Timeline(String subject, Position position, List<Line> lines, Optional<Position> next) {
  /**
   * One event, where it stands, when it occurred and was recorded, who told it, and by which
   * command: what that recorded can be retracted by its name.
   */
  record Line(
      Position position,
      String type,
      OccurredAt occurredAt,
      RecordedAt recordedAt,
      String actor,
      EntryId command,
      Map<String, String> about) {}
}
