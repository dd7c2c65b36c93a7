package socai.query.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.figure.Figure;
import socai.query.projection.ReadSnapshot;

/**
 * All pages of a figure's evidence, walked from the first to the last, and what must hold of them
 * checked on the way.
 */
record Pages(Evidence first, List<Evidence.Line> lines) {
  private static final ReadSnapshot SHOWN = QueryContext.ALL;

  static Optional<Pages> of(
      EvidenceQuery query, Figure figure, LocalDate asOf, long upTo, int limit) {
    Optional<Evidence> first =
        query.page(asked(figure, asOf, upTo, Optional.empty(), limit), SHOWN);
    return first.map(
        page ->
            walked(
                query, page, new Asked(figure, asOf, new Position(upTo), Optional.empty(), limit)));
  }

  static Asked asked(Figure figure, LocalDate asOf, long upTo, Optional<String> after, int limit) {
    return new Asked(figure, asOf, new Position(upTo), after, limit);
  }

  private static Pages walked(EvidenceQuery query, Evidence first, Asked asked) {
    List<Evidence.Line> lines = new ArrayList<>();
    Evidence page = first;
    check(page.before() == 0, "nothing stands before the first page");
    while (true) {
      check(page.before() == sum(lines), "a page knows what stands before it");
      check(page.value() == first.value(), "the figure is the same on every page");
      check(page.events().size() <= asked.limit(), "a page is no longer than asked for");
      lines.addAll(page.events());
      if (page.next().isEmpty()) {
        break;
      }
      check(page.events().size() == asked.limit(), "only the last page is short");
      page =
          query
              .page(
                  new Asked(asked.figure(), asked.asOf(), asked.upTo(), page.next(), asked.limit()),
                  SHOWN)
              .orElseThrow();
    }
    check(lines.size() == first.count(), "all events are met");
    check(sum(lines) == first.value(), "they add up to the figure");
    Set<Position> met = new HashSet<>();
    for (Evidence.Line line : lines) {
      check(line.amount() != 0, "who contributes nothing is not met");
      check(!line.position().isAfter(asked.upTo()), "nothing later is met");
      met.add(line.position());
    }
    return new Pages(first, lines);
  }

  static long sum(List<Evidence.Line> lines) {
    return lines.stream().mapToLong(Evidence.Line::amount).sum();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}
