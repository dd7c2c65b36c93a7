package socai.query.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.query.figure.Definition;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.replay.Addend;

/**
 * Reads evidence, a page at a time. A page costs as much as its events and as the figure has heaps:
 * days of a level or a team, units below a unit; never as much as there are events.
 */
@Component
class EvidenceQuery {
  private final ReadModels readModels;

  EvidenceQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  /** Empty if the ledger knows nothing of what the figure is about. */
  Optional<Evidence> page(Asked asked, Shown shown) {
    return new Heaps(readModels, shown)
        .of(asked)
        .map(all -> page(asked, all, readModels.collection(EvidenceProjection.ENTRIES, shown)));
  }

  /**
   * All that contributes, without pages: one after the other, in their order. Costs as much as
   * there is of it.
   */
  Stream<Addend> all(Asked asked, Shown shown) {
    MongoCollection<EvidenceEntry> entries =
        readModels.collection(EvidenceProjection.ENTRIES, shown);
    return new Heaps(readModels, shown)
        .of(asked).stream()
            .flatMap(List::stream)
            .flatMap(
                heap ->
                    of(entries, heap, asked.upTo())
                        .map(e -> new Addend(heap.id(), e.position(), e.amount())));
  }

  private static Stream<EvidenceEntry> of(
      MongoCollection<EvidenceEntry> entries, EvidenceHeap heap, Position upTo) {
    return StreamSupport.stream(
        entries.find(EvidenceEntry.in(heap.id(), upTo)).sort(Sorts.ascending("_id")).spliterator(),
        false);
  }

  private static Evidence page(
      Asked asked, List<EvidenceHeap> all, MongoCollection<EvidenceEntry> entries) {
    List<EvidenceEntry> found = new ArrayList<>();
    String from = asked.after().orElse("");
    long before = 0;
    for (EvidenceHeap heap : all) {
      if (EvidenceEntry.idOf(heap.id(), heap.position()).compareTo(from) <= 0) {
        before += heap.sum();
      } else if (found.size() <= asked.limit()) {
        read(entries, heap, from, asked, found);
      }
    }
    boolean more = found.size() > asked.limit();
    List<EvidenceEntry> page = more ? found.subList(0, asked.limit()) : found;
    return new Evidence(
        asked.figure().text(),
        asked.figure().parameters(),
        Definition.of(asked.figure()),
        asked.date(),
        asked.upTo(),
        all.stream().mapToLong(EvidenceHeap::sum).sum(),
        all.stream().mapToLong(EvidenceHeap::count).sum(),
        before + page.stream().findFirst().map(e -> e.sum() - e.amount()).orElse(0L),
        page.stream().map(EvidenceQuery::line).toList(),
        more ? Optional.of(page.get(asked.limit() - 1).id()) : Optional.empty());
  }

  private static void read(
      MongoCollection<EvidenceEntry> entries,
      EvidenceHeap heap,
      String from,
      Asked asked,
      List<EvidenceEntry> found) {
    entries
        .find(EvidenceEntry.in(heap.id(), from, asked.upTo()))
        .sort(Sorts.ascending("_id"))
        .limit(asked.limit() + 1 - found.size())
        .into(found);
  }

  private static Evidence.Line line(EvidenceEntry entry) {
    return new Evidence.Line(
        new Position(entry.position()),
        entry.amount(),
        entry.type(),
        entry.subject(),
        entry.occurredAt(),
        entry.recordedAt(),
        entry.actor());
  }
}
