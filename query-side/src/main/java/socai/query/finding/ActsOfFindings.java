package socai.query.finding;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bson.conversions.Bson;
import socai.ledger.Position;
import socai.query.projection.IdsBelow;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;

/** Reads the acts that make findings, as they occurred. A page costs as much as a page. */
final class ActsOfFindings {
  private final MongoCollection<FindingAct> acts;

  ActsOfFindings(ReadModels readModels, ReadSnapshot snapshot) {
    this.acts = readModels.lines(FindingProjection.ACTS, snapshot);
  }

  /**
   * Acts of one finding.
   *
   * @param next what to give as {@code after} for those that follow; empty if there are none
   */
  record Page(List<FindingAct> acts, Optional<String> next) {}

  /** The first acts of {@code finding}, or those that follow {@code after}. */
  Page page(FindingView finding, Optional<String> after, int limit) {
    Bson behind =
        after.map(last -> Filters.gt("_id", finding.id() + "/" + last)).orElse(Filters.empty());
    List<FindingAct> found = find(finding, behind).limit(limit + 1).into(new ArrayList<>());
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.get(limit - 1).place()))
        : new Page(found, Optional.empty());
  }

  /** The events that told the acts of {@code finding}, the first first; as many as there are. */
  List<Position> positions(FindingView finding) {
    return StreamSupport.stream(find(finding, Filters.empty()).spliterator(), false)
        .flatMap(act -> act.gathered().act().positions().stream())
        .sorted()
        .toList();
  }

  private FindIterable<FindingAct> find(FindingView finding, Bson more) {
    return acts.find(Filters.and(madeOf(finding), more)).sort(Sorts.ascending("_id"));
  }

  /** Finds those that made it when it was changed last. */
  private static Bson madeOf(FindingView finding) {
    long at = finding.lastFound().at().value();
    return Filters.and(
        IdsBelow.of(finding.id()), Filters.lte("since", at), Filters.gt("until", at));
  }
}
