package socai.query.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.query.replay.Addend;
import socai.query.replay.NotAnExportException;
import socai.query.replay.Replay;

/**
 * Values that may be put in writing: those that the read models and the lines of the ledger give
 * alike, event by event. Where they do not, nothing is stated, and whoever watches is told.
 */
@Component
class Attestation {
  /** Each holds what a figure depends on. */
  private static final int AT_ONCE = 2;

  private static final int OF_A_PAGE = 1;

  private final Evidences evidences;
  private final LedgerCount ledger;
  private final Disagreements disagreements;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Attestation(Evidences evidences, LedgerCount ledger, Disagreements disagreements) {
    this.evidences = evidences;
    this.ledger = ledger;
    this.disagreements = disagreements;
  }

  /**
   * The figure by the first events up to {@code upTo}, counted twice. Costs as much as its
   * evidence, and as was recorded of what its events are about or, if they are many, as the ledger
   * up to there.
   *
   * @throws socai.problem.RefusedException (503) if the two differ, or while others are counted; or
   *     as {@link Evidences#of}
   */
  Evidence of(Figure figure, Optional<LocalDate> asOf, Position upTo) {
    Evidence shown = evidences.of(figure, When.at(asOf, upTo), Optional.empty(), OF_A_PAGE);
    return counting(() -> compared(figure, shown, upTo));
  }

  private <T> T counting(Supplier<T> count) {
    if (!places.tryAcquire()) {
      throw ReplayRefusal.TOO_MANY.refused();
    }
    try {
      return count.get();
    } finally {
      places.release();
    }
  }

  private Evidence compared(Figure figure, Evidence shown, Position upTo) {
    LocalDate day = shown.asOf();
    Optional<Replay.Outcome> counted = counted(figure, day, upTo);
    OptionalLong value = counted.map(Replay.Outcome::value).orElse(OptionalLong.empty());
    List<Replayed.Difference> differences =
        counted
            .map(
                outcome ->
                    evidences.all(
                        figure,
                        day,
                        upTo,
                        all -> Differences.between(outcome.addends(), all, Replayed.MOST)))
            .orElse(List.of());
    if (value.isPresent() && value.getAsLong() == shown.value() && differences.isEmpty()) {
      disagreements.over(figure, day, upTo);
      return shown;
    }
    disagreements.found(
        new Disagreement(
            figure.text(),
            day,
            upTo,
            shown.value(),
            value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty(),
            differences.stream().map(Replayed.Difference::position).distinct().toList()));
    throw EvidenceRefusal.DISAGREES.refused(Map.of("position", upTo.toString()));
  }

  /** Empty where the lines cannot be what they must be. */
  private Optional<Replay.Outcome> counted(Figure figure, LocalDate day, Position upTo) {
    List<Position> events =
        evidences.all(
            figure,
            day,
            upTo,
            all ->
                all.map(Addend::position)
                    .distinct()
                    .limit(LedgerCount.FEW + 1L)
                    .map(Position::new)
                    .toList());
    try {
      return Optional.of(ledger.of(figure, day, upTo, events));
    } catch (NotAnExportException wrong) {
      return Optional.empty();
    }
  }
}
