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
import socai.query.projection.BusinessDate;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.ReadSnapshot;
import socai.query.replay.Addend;

/** The evidence of any figure, from wherever that of its kind is kept. */
@Component
class Evidences {
  private final EvidenceQuery query;
  private final LevelEvidence levels;
  private final Progress progress;
  private final Ledger ledger;
  private final BusinessDate now;
  private final FigureVersions versions;

  Evidences(
      EvidenceQuery query,
      LevelEvidence levels,
      Progress progress,
      Ledger ledger,
      BusinessDate now,
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
   *     was not reached in time, or if it was projected by an older version, without such figures;
   *     (404) if the ledger knows nothing of what the figure is about
   */
  Evidence of(Figure figure, When when, Optional<String> after, int limit) {
    Optional<Long> seen = seen(when);
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
    return progress.answer(
        seen, snapshot -> page(figure, day, when, after, limit, snapshot), FigureProjection.NAME);
  }

  /**
   * All pages of one answer.
   *
   * @param next answers with the page that {@link Evidence#next} names; throws a {@link
   *     socai.problem.RefusedException} (503) if what the first was read from is dropped meanwhile
   */
  record Paged(Evidence first, Function<String, Evidence> next) {}

  /** The same, page by page, at one position and from one generation. */
  Paged all(Figure figure, When when, int limit) {
    if (figure instanceof Figure.Level) {
      Evidence first = of(figure, when, Optional.empty(), limit);
      When fixed = When.at(Optional.of(first.asOf()), first.position());
      return new Paged(first, after -> of(figure, fixed, Optional.of(after), limit));
    }
    LocalDate day = now.or(when.asOf());
    return progress.answer(
        seen(when),
        snapshot ->
            new Paged(
                page(figure, day, when, Optional.empty(), limit, snapshot),
                after -> {
                  Evidence next = page(figure, day, when, Optional.of(after), limit, snapshot);
                  progress.mustBeThere(snapshot, FigureProjection.NAME);
                  return next;
                }),
        FigureProjection.NAME);
  }

  private static Optional<Long> seen(When when) {
    return Stream.concat(when.upTo().stream(), when.atLeast().stream()).max(Long::compare);
  }

  private Evidence page(
      Figure figure,
      LocalDate day,
      When when,
      Optional<String> after,
      int limit,
      ReadSnapshot snapshot) {
    versions.refuseIfNotProjected(figure);
    Position position = when.upTo().map(Position::new).orElse(snapshot.position());
    return query
        .page(new Asked(figure, day, position, after, limit), snapshot)
        .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
  }

  /**
   * All that adds up to a figure, by what is shown of it at {@code upTo}, sorted; {@code use} takes
   * it from a stream that is open only so long, perhaps more than once. Costs as much as there is
   * of it.
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
    versions.refuseIfNotProjected(figure);
    return progress.answer(
        Optional.of(upTo.value()),
        snapshot -> {
          try (Stream<Addend> all =
              query.all(new Asked(figure, asOf, upTo, Optional.empty(), 1), snapshot)) {
            return use.apply(all);
          }
        },
        FigureProjection.NAME);
  }
}
