package socai.query.audit;

import java.util.List;
import java.util.Optional;
import socai.ledger.CommandId;
import socai.ledger.Position;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * Events as they were recorded, the latest first.
 *
 * @param position up to where all that fits was looked for
 * @param next what to give as {@code before} for the next page; empty on the last one
 */
record Journal(Position position, List<Line> lines, Optional<String> next) {
  /**
   * One event, as its line in the ledger says.
   *
   * @param subject its stream
   * @param actor the login that recorded it
   * @param command the command that recorded it: what that recorded can be retracted by its name
   * @param by what to give as {@code by} to find all that this login recorded
   */
  record Line(
      Position position,
      String type,
      String subject,
      OccurredAt occurredAt,
      RecordedAt recordedAt,
      String actor,
      String by,
      CommandId command) {}
}
