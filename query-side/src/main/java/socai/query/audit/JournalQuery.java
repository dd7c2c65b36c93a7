package socai.query.audit;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import socai.access.ActorKey;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.LedgerBrokenException;
import socai.ledger.Position;
import socai.proof.Difference;
import socai.proof.ProofRefusal;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.schema.Json;
import socai.time.OccurredAt;

/**
 * Finds events by who told them and when they were recorded. A page costs one search in an index
 * and one read of the ledger for each run of its lines, however long either is.
 */
@Component
class JournalQuery {
  /** To read so many lines that are not wanted costs less than another read. */
  private static final int NEAR = 20;

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
    Wanted before(String place) {
      return new Wanted(by, from, to, Optional.of(place));
    }

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

  Journal find(Wanted wanted, int limit, ReadSnapshot snapshot) {
    List<JournalEntry> found = found(wanted, limit + 1, snapshot);
    boolean more = found.size() > limit;
    List<JournalEntry> page = more ? found.subList(0, limit) : found;
    Map<Long, Entry> entries = entries(page);
    return new Journal(
        snapshot.position(),
        page.stream().map(one -> line(one, entries)).toList(),
        more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
  }

  /** Those of later events are few, and stand among the latest: they are read and left out. */
  private List<JournalEntry> found(Wanted wanted, int most, ReadSnapshot snapshot) {
    List<JournalEntry> found = new ArrayList<>();
    Wanted rest = wanted;
    while (true) {
      List<JournalEntry> some =
          readModels
              .lines(JournalProjection.LINES, snapshot)
              .find(rest.filter())
              .sort(rest.order())
              .limit(most)
              .into(new ArrayList<>());
      some.stream()
          .filter(entry -> entry.position() <= snapshot.position().value())
          .limit(most - found.size())
          .forEach(found::add);
      if (some.size() < most || found.size() == most) {
        return found;
      }
      rest = rest.before(some.get(most - 1).id());
    }
  }

  private Map<Long, Entry> entries(List<JournalEntry> page) {
    long[] wanted = page.stream().mapToLong(JournalEntry::position).sorted().toArray();
    Map<Long, Entry> entries = new HashMap<>();
    int from = 0;
    for (int next = 1; next <= wanted.length; next++) {
      if (next == wanted.length || wanted[next] - wanted[next - 1] > NEAR) {
        int run = (int) (wanted[next - 1] - wanted[from] + 1);
        read(wanted[from], run).forEach(e -> entries.put(e.position().value(), e));
        from = next;
      }
    }
    return entries;
  }

  /** As many as are wanted; none where the ledger has a gap. */
  private List<Entry> read(long first, int count) {
    try {
      return ledger.read(new Position(first - 1), count);
    } catch (LedgerBrokenException gap) {
      return List.of();
    }
  }

  /** What the ledger says itself: the journal only knows where. */
  private Journal.Line line(JournalEntry found, Map<Long, Entry> entries) {
    long position = found.position();
    Entry entry =
        Optional.ofNullable(entries.get(position))
            .or(() -> read(position, 1).stream().findFirst())
            .filter(read -> read.position().value() == position)
            .orElseThrow(() -> ProofRefusal.stopped(Difference.GAP, position));
    EventLine line = EventLine.read(Json.mapper(), entry.line());
    return new Journal.Line(
        entry.position(),
        line.type(),
        line.subject(),
        new OccurredAt(line.time()),
        line.recordedtime(),
        line.actor(),
        found.by(),
        line.command());
  }
}
