package socai.query.audit;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.schema.Json;
import socai.time.OccurredAt;

/**
 * Finds events by who told them and when they were recorded. A page costs one search in an index
 * and one read of the ledger for each of its lines, however long either is.
 */
@Component
class JournalQuery {
  private final ReadModels readModels;
  private final Ledger ledger;

  JournalQuery(ReadModels readModels, Ledger ledger) {
    this.readModels = readModels;
    this.ledger = ledger;
  }

  /**
   * What is looked for.
   *
   * @param by an {@link ActorKey}; anybody's where empty
   * @param from the first moment of recording
   * @param to the first moment that is too late
   * @param before the place at which the page before ended
   */
  record Wanted(
      Optional<String> by, Optional<Instant> from, Optional<Instant> to, Optional<String> before) {
    Bson filter() {
      List<Bson> all = new ArrayList<>();
      by.ifPresent(key -> all.add(Filters.eq("by", key)));
      from.map(JournalPlace::before).ifPresent(p -> all.add(Filters.gte("_id", p.toString())));
      to.map(JournalPlace::before).ifPresent(p -> all.add(Filters.lt("_id", p.toString())));
      before.ifPresent(place -> all.add(Filters.lt("_id", place)));
      return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }

    Bson order() {
      return by.isPresent() ? Sorts.descending("by", "_id") : Sorts.descending("_id");
    }
  }

  Journal find(Wanted wanted, int limit, Shown shown) {
    List<JournalEntry> found =
        readModels
            .collection(JournalProjection.LINES, shown)
            .find(wanted.filter())
            .sort(wanted.order())
            .limit(limit + 1)
            .into(new ArrayList<>());
    boolean more = found.size() > limit;
    List<JournalEntry> page = more ? found.subList(0, limit) : found;
    return new Journal(
        shown.position(),
        page.stream().map(this::line).toList(),
        more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
  }

  /** What the ledger says itself: the journal only knows where. */
  private Journal.Line line(JournalEntry found) {
    Entry entry = ledger.read(new Position(found.position() - 1), 1).get(0);
    EventLine line = EventLine.read(Json.mapper(), entry.line());
    return new Journal.Line(
        entry.position(),
        line.type(),
        line.subject(),
        new OccurredAt(line.time()),
        line.recordedtime(),
        line.actor(),
        found.by());
  }
}
