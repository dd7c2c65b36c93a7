package socai.query.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.evidence.Replayed.Difference;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.projection.BusinessDate;
import socai.query.projection.ProjectionRefusal;
import socai.query.replay.NotAnExportException;
import socai.query.replay.Replay;

/**
 * Counts a figure from an export, with nothing but the export, and holds it against what is shown.
 */
@Component
class Replays {
  private final Evidences evidences;
  private final Ledger ledger;
  private final BusinessDate now;

  Replays(Evidences evidences, Ledger ledger, BusinessDate now) {
    this.evidences = evidences;
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * Reads {@code export} once, to its end or to {@code upTo}. Holds in memory what the figure
   * depends on; no more than the ledger's own events could make it.
   *
   * @param asOf the date of the figure, today if none is given
   * @throws RefusedException (422) if it is no export, or not of a ledger of this length, with the
   *     position at which that was noticed
   */
  Replayed of(InputStream export, Figure figure, Optional<LocalDate> asOf, Optional<Long> upTo)
      throws IOException {
    LocalDate day = now.or(asOf);
    Replay.Outcome outcome = counted(export, figure, day, upTo);
    long counted =
        outcome
            .value()
            .orElseThrow(() -> refused(ReplayRefusal.NOT_IN_THE_EXPORT, outcome.position()));
    Optional<Long> shown = shown(figure, day, outcome.position());
    List<Difference> differences =
        evidences.all(
            figure,
            day,
            outcome.position(),
            all -> Differences.between(outcome.addends(), all, Replayed.MOST));
    return new Replayed(
        figure.text(),
        figure.parameters(),
        Definition.of(figure),
        day,
        outcome.position(),
        counted,
        shown,
        shown.filter(value -> value == counted).isPresent() && differences.isEmpty(),
        differences);
  }

  private Replay.Outcome counted(
      InputStream export, Figure figure, LocalDate day, Optional<Long> upTo) throws IOException {
    Position head = ledger.head();
    Position last = head.plus(1);
    Position wanted = upTo.map(Position::new).filter(last::isAfter).orElse(last);
    try {
      Replay.Outcome outcome = Replay.of(export, figure, day, wanted, lines -> {});
      if (outcome.position().isAfter(head)) {
        throw refused(ReplayRefusal.BEYOND_THE_LEDGER, outcome.position());
      }
      return outcome;
    } catch (NotAnExportException wrong) {
      throw refused(ReplayRefusal.of(wrong.fault()), wrong.position());
    }
  }

  private Optional<Long> shown(Figure figure, LocalDate day, Position upTo) {
    try {
      return Optional.of(
          evidences.of(figure, When.at(Optional.of(day), upTo), Optional.empty(), 1).value());
    } catch (RefusedException refused) {
      if (refused.refusal() == ProjectionRefusal.NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static RefusedException refused(ReplayRefusal why, Position at) {
    return why.refused(Map.of("position", at.toString()));
  }
}
