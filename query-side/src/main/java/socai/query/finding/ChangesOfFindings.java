package socai.query.finding;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;

/** Reads what happened to findings. A page costs as much as a page. */
final class ChangesOfFindings {
  /** So many at once, the last ones first. */
  static final int PAGE = 100;

  private final MongoCollection<FindingChange> changes;

  ChangesOfFindings(ReadModels readModels, ReadSnapshot snapshot) {
    this.changes = readModels.lines(FindingProjection.CHANGES, snapshot);
  }

  /**
   * Some of what happened to a finding.
   *
   * @param changes the first first
   * @param earlier what to give as {@code before} for what happened before; empty if nothing did
   */
  record Page(List<FindingView.Change> changes, Optional<Integer> earlier) {}

  /** The last that happened to {@code finding}, or of the first {@code before} changes. */
  Page page(FindingView finding, Optional<Integer> before) {
    int all = finding.earlier() + (finding.last().isPresent() ? 1 : 0);
    int end = before.map(number -> Math.min(number, all)).orElse(all);
    int first = Math.max(0, end - PAGE);
    List<FindingView.Change> some = new ArrayList<>();
    if (finding.earlier() > first) {
      changes
          .find(between(finding.id(), first, Math.min(end, finding.earlier())))
          .sort(Sorts.ascending("_id"))
          .forEach(change -> some.add(change.change()));
    }
    if (end > finding.earlier()) {
      finding.last().ifPresent(some::add);
    }
    return new Page(some, first == 0 ? Optional.empty() : Optional.of(first));
  }

  /** Finds those of {@code finding} from {@code first} on, up to but without {@code end}. */
  private static Bson between(String finding, int first, int end) {
    return Filters.and(
        Filters.gte("_id", FindingChange.idOf(finding, first)),
        Filters.lt("_id", FindingChange.idOf(finding, end)));
  }
}
