package socai.query.evidence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.query.figure.FigureProjection;
import socai.query.figure.FigureVersions;
import socai.query.projection.Now;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.Shown;
import socai.query.replay.Addend;

/** The evidence of any figure, from wherever that of its kind is kept. */
@Component
class Evidences {
  private final EvidenceQuery query;
  private final LevelEvidence levels;
  private final Progress progress;
  private final Ledger ledger;
  private final Now now;
  private final FigureVersions versions;

  Evidences(
      EvidenceQuery query,
      LevelEvidence levels,
      Progress progress,
      Ledger ledger,
      Now now,
      FigureVersions versions) {
    this.query = query;
    this.levels = levels;
    this.progress = progress;
    this.ledger = ledger;
    this.now = now;
    this.versions = versions;
  }

  /**
   * One page.
   *
   * @throws socai.problem.RefusedException (422) if the ledger has no such position; (503) if it
   *     was not reached in time, or if it was drawn by an older version, without such figures;
   *     (404) if the ledger knows nothing of what the figure is about
   */
  Evidence of(Figure figure, When when, Optional<String> after, int limit) {
    Optional<Long> seen =
        Stream.concat(when.upTo().stream(), when.atLeast().stream()).max(Long::compare);
    LocalDate day = now.or(when.asOf());
    if (figure instanceof Figure.Level level) {
      Position head = ledger.head();
      if (seen.filter(wanted -> wanted > head.value()).isPresent()) {
        throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
      }
      Position position = when.upTo().map(Position::new).orElse(head);
      return levels
          .page(level, new Asked(level, day, position, after, limit))
          .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
    }
    versions.refuseIfNotDrawn(figure);
    Shown shown = progress.of(FigureProjection.NAME, seen);
    Position position = when.upTo().map(Position::new).orElse(shown.position());
    return query
        .page(new Asked(figure, day, position, after, limit), shown)
        .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
  }

  /**
   * All that adds up to a figure, by what is shown of it at {@code upTo}, sorted; {@code use} takes
   * it from a stream that is open only so long. Costs as much as there is of it.
   *
   * @throws socai.problem.RefusedException (503) if {@code upTo} was not reached in time
   */
  <T> T all(Figure figure, LocalDate asOf, Position upTo, Function<Stream<Addend>, T> use) {
    if (figure instanceof Figure.Level level) {
      Asked asked = new Asked(level, asOf, upTo, Optional.empty(), Integer.MAX_VALUE);
      return use.apply(
          levels.page(level, asked).stream()
              .flatMap(page -> page.events().stream())
              .map(line -> new Addend(level.text(), line.position().value(), line.amount()))
              .sorted());
    }
    versions.refuseIfNotDrawn(figure);
    Shown shown = progress.of(FigureProjection.NAME, Optional.of(upTo.value()));
    try (Stream<Addend> all =
        query.all(new Asked(figure, asOf, upTo, Optional.empty(), 1), shown)) {
      return use.apply(all);
    }
  }
}
