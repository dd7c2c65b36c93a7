package socai.query.evidence;

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
import socai.query.figure.ActSteps.Lift;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.figure.FigureEvent;
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

  /** An event of a stream, and where it stands. */
  private record Line(Position position, EventLine line) {
    static Line of(Entry entry) {
      return new Line(entry.position(), EventLine.read(Json.mapper(), entry.line()));
    }

    /** Empty for one of a type that is not known here: no level comes of it. */
    Optional<Event> event() {
      return EventTypes.known(line.type())
          .map(type -> Json.mapper().treeToValue(line.data(), type));
    }
  }

  /** Empty if the ledger knows nothing of the household. */
  Optional<Evidence> page(Figure.Level figure, Asked asked) {
    ActSteps<Line> acts = new ActSteps<>();
    boolean known = false;
    for (Entry entry : ledger.read(figure.household().stream(), 0)) {
      if (!entry.position().isAfter(asked.upTo())) {
        known = true;
        Line recorded = Line.of(entry);
        if (recorded.event().orElse(null) instanceof GuidanceEvent e) {
          acts.apply(recorded, e);
        }
      }
    }
    return known
        ? Optional.of(page(asked, acts.lifts(figure.service(), asked.asOf())))
        : Optional.empty();
  }

  /** One page of {@code all}, in their order. */
  private static Evidence page(Asked asked, List<Lift<Line>> all) {
    Figure figure = asked.figure();
    List<Evidence.Line> lines = all.stream().map(LevelEvidence::line).toList();
    List<Evidence.Line> left =
        asked
            .after()
            .map(after -> lines.stream().dropWhile(l -> !id(figure, l).equals(after)).skip(1))
            .orElseGet(lines::stream)
            .toList();
    boolean more = left.size() > asked.limit();
    List<Evidence.Line> page = more ? left.subList(0, asked.limit()) : left;
    return new Evidence(
        figure.text(),
        figure.parameters(),
        Definition.of(figure),
        asked.asOf(),
        asked.upTo(),
        sum(lines),
        lines.size(),
        sum(lines) - sum(left),
        page,
        more ? Optional.of(id(figure, page.get(asked.limit() - 1))) : Optional.empty());
  }

  private static String id(Figure figure, Evidence.Line line) {
    return FigureEvent.idOf(figure.text(), line.position());
  }

  private static long sum(List<Evidence.Line> lines) {
    return lines.stream().mapToLong(Evidence.Line::amount).sum();
  }

  private static Evidence.Line line(Lift<Line> lift) {
    EventLine event = lift.origin().line();
    return new Evidence.Line(
        lift.origin().position(),
        lift.amount(),
        event.type(),
        event.subject(),
        lift.day(),
        new OccurredAt(event.time()),
        event.recordedtime(),
        event.actor());
  }
}
