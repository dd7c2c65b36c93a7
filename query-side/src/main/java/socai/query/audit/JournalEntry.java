package socai.query.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.access.ActorKey;
import socai.query.projection.Recorded;
import socai.query.projection.View;

/**
 * By what an event is found; what it says stands in the ledger alone.
 *
 * @param id its {@link JournalPlace}
 * @param by who told it, as {@link ActorKey} spells them
 */
record JournalEntry(@JsonProperty("_id") String id, long position, String by) implements View {
  static JournalEntry of(Recorded recorded) {
    return new JournalEntry(
        new JournalPlace(recorded.recordedAt().value(), recorded.at().value()).toString(),
        recorded.at().value(),
        ActorKey.of(recorded.actor()));
  }
}
