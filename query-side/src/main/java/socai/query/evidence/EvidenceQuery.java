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
import socai.ledger.StillAsked;
import socai.query.figure.Definition;
import socai.query.figure.FigureEvent;
import socai.query.figure.FigureEvents;
import socai.query.figure.FigureProjection;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.replay.Addend;

/**
 * Reads evidence, a page at a time. A page costs as much as its events and as the figure has parts,
 * and as was recorded of it since the position asked for; never as much as there are events.
 */
@Component
class EvidenceQuery {
  private final Parts parts;
  private final ReadModels readModels;

  EvidenceQuery(Parts parts, ReadModels readModels) {
    this.parts = parts;
    this.readModels = readModels;
  }

  /** Empty if the ledger knows nothing of what the figure is about. */
  Optional<Evidence> page(Asked asked, ReadSnapshot snapshot) {
    return parts
        .of(asked, snapshot)
        .map(all -> page(asked, all, readModels.lines(FigureProjection.EVENTS, snapshot)));
  }

  /**
   * All that contributes, without pages: one after the other, in their order. Costs as much as
   * there is of it.
   */
  Stream<Addend> all(Asked asked, ReadSnapshot snapshot) {
    MongoCollection<FigureEvent> events = readModels.lines(FigureProjection.EVENTS, snapshot);
    return parts.of(asked, snapshot).stream()
        .flatMap(List::stream)
        .flatMap(part -> of(events, part, asked));
  }

  private static Stream<Addend> of(MongoCollection<FigureEvent> events, Part part, Asked asked) {
    return StreamSupport.stream(
            events
                .find(FigureEvents.of(part.figure(), asked.asOf(), asked.upTo(), ""))
                .sort(Sorts.ascending("_id"))
                .spliterator(),
            false)
        .peek(any -> StillAsked.orStop())
        .map(e -> new Addend(part.figure() + "/" + e.day(), e.position(), e.amount()));
  }

  private static Evidence page(Asked asked, List<Part> all, MongoCollection<FigureEvent> events) {
    List<FigureEvent> found = new ArrayList<>();
    String from = asked.after().orElse("");
    long before = 0;
    for (Part part : all) {
      StillAsked.orStop();
      if (FigureEvent.lastOf(part.figure(), asked.asOf()).compareTo(from) <= 0) {
        before += part.sum();
      } else if (found.size() <= asked.limit()) {
        boolean first = found.isEmpty();
        read(events, part, from, asked, found);
        before += first ? before(part, found) : 0;
      }
    }
    boolean more = found.size() > asked.limit();
    List<FigureEvent> page = more ? found.subList(0, asked.limit()) : found;
    return new Evidence(
        asked.figure().text(),
        asked.figure().parameters(),
        Definition.of(asked.figure()),
        asked.asOf(),
        asked.upTo(),
        all.stream().mapToLong(Part::sum).sum(),
        all.stream().mapToLong(Part::count).sum(),
        before,
        page.stream().map(EvidenceQuery::line).toList(),
        more ? Optional.of(page.get(asked.limit() - 1).id()) : Optional.empty());
  }

  /** What stands in {@code part} before those {@code found}; all of it, if nothing is found. */
  private static long before(Part part, List<FigureEvent> found) {
    return found.stream()
        .findFirst()
        .map(event -> part.sumBefore(event.day()) + event.sum() - event.amount())
        .orElseGet(part::sum);
  }

  private static void read(
      MongoCollection<FigureEvent> events,
      Part part,
      String from,
      Asked asked,
      List<FigureEvent> found) {
    events
        .find(FigureEvents.of(part.figure(), asked.asOf(), asked.upTo(), from))
        .sort(Sorts.ascending("_id"))
        .limit(asked.limit() + 1 - found.size())
        .into(found);
  }

  private static Evidence.Line line(FigureEvent event) {
    return new Evidence.Line(
        new Position(event.position()),
        event.amount(),
        event.type(),
        event.subject(),
        event.day(),
        event.occurredAt(),
        event.recordedAt(),
        event.actor());
  }
}
