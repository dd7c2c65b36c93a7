package socai.query.evidence;

import java.util.List;
import java.util.Optional;
import socai.event.Event;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Position;
import socai.query.figure.ActSteps.Lift;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.figure.FigureEvent;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.time.OccurredAt;

/** Evidence that is computed as a whole, from streams of the ledger, and shown page by page. */
final class WholeEvidence {
  private WholeEvidence() {}

  /** An event of a stream, and where it stands. */
  record Told(Position position, EventLine line) {
    static Told of(Entry entry) {
      return new Told(entry.position(), EventLine.read(Json.mapper(), entry.line()));
    }

    Event event() {
      return Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type()));
    }
  }

  /** One page of {@code all}, which add up to the figure, in their order. */
  static Evidence page(Asked asked, List<Lift<Told>> all) {
    Figure figure = asked.figure();
    List<Evidence.Line> lines = all.stream().map(WholeEvidence::line).toList();
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

  private static Evidence.Line line(Lift<Told> lift) {
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
