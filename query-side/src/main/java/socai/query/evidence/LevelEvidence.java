package socai.query.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.GuidanceEvent;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.figure.ActSteps;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.time.OccurredAt;

/**
 * The evidence of one household's level, from the household's own stream: it costs as much as the
 * household has events.
 */
@Component
class LevelEvidence {
  private final Ledger ledger;

  LevelEvidence(Ledger ledger) {
    this.ledger = ledger;
  }

  private record Told(Position position, EventLine line) {}

  /** Empty if the ledger knows nothing of the household. */
  Optional<Evidence> page(Figure.Level figure, Asked asked) {
    ActSteps<Told> acts = new ActSteps<>();
    boolean known = false;
    for (Entry entry : ledger.read(figure.household().stream(), 0)) {
      if (!entry.position().isAfter(asked.upTo())) {
        known = true;
        EventLine line = EventLine.read(Json.mapper(), entry.line());
        Event event = Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type()));
        if (event instanceof GuidanceEvent e) {
          acts.tell(new Told(entry.position(), line), e);
        }
      }
    }
    return known ? Optional.of(page(figure, asked, acts)) : Optional.empty();
  }

  private static Evidence page(Figure.Level figure, Asked asked, ActSteps<Told> acts) {
    List<Evidence.Line> all = new ArrayList<>();
    for (ActSteps.Lift<Told> lift : acts.lifts(figure.service(), asked.asOf())) {
      all.add(line(lift));
    }
    List<Evidence.Line> left =
        asked
            .after()
            .map(after -> all.stream().dropWhile(l -> !id(figure, l).equals(after)).skip(1))
            .orElseGet(all::stream)
            .toList();
    boolean more = left.size() > asked.limit();
    List<Evidence.Line> page = more ? left.subList(0, asked.limit()) : left;
    return new Evidence(
        figure.text(),
        figure.parameters(),
        Definition.of(figure),
        asked.date(),
        asked.upTo(),
        sum(all),
        all.size(),
        sum(all) - sum(left),
        page,
        more ? Optional.of(id(figure, page.get(asked.limit() - 1))) : Optional.empty());
  }

  private static String id(Figure figure, Evidence.Line line) {
    return EvidenceEntry.idOf(figure.text(), line.position().value());
  }

  private static long sum(List<Evidence.Line> lines) {
    return lines.stream().mapToLong(Evidence.Line::amount).sum();
  }

  private static Evidence.Line line(ActSteps.Lift<Told> lift) {
    EventLine event = lift.origin().line();
    return new Evidence.Line(
        lift.origin().position(),
        lift.amount(),
        event.type(),
        event.subject(),
        new OccurredAt(event.time()),
        event.recordedtime(),
        event.actor());
  }
}
