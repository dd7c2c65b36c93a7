package socai.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SecondaryIndex;

/** Chooses by rules, not by statistics, so that the same query always takes the same way. */
public final class Planner {
  private static final int WORTH_OF_ORDER = 3;
  private static final int WORTH_OF_ORDER_WITH_LIMIT = 8;
  private static final int WORTH_OF_ONE_DOCUMENT = 1000;

  private final int tree;
  private final String idField;
  private final List<SecondaryIndex> indexes;

  /**
   * A planner for a collection.
   *
   * @param tree where the documents are
   * @param idField what their key is made of
   * @param indexes those that may be walked
   */
  public Planner(int tree, String idField, List<SecondaryIndex> indexes) {
    this.tree = tree;
    this.idField = idField;
    this.indexes = indexes;
  }

  /** The key, without its tree, of the one document that a filter names by its id; null if none. */
  public static byte @Nullable [] keyOfOne(String idField, Document filter) {
    if (!filter.containsKey(idField)) {
      return null;
    }
    for (Condition condition : Conditions.of(filter)) {
      if (condition.path().equals(idField)
          && condition.points()
          && condition.ranges().size() == 1) {
        return condition.ranges().get(0).point(false);
      }
    }
    return null;
  }

  /** How to answer a query. Cost: no look at the data. */
  public Plan plan(Query query) {
    Candidate best = best(query.filter(), query);
    if (!best.bounds.isNarrowed()) {
      List<Leg> legs = branches(query);
      if (!legs.isEmpty()) {
        return new Plan(legs, query.sort().isEmpty(), false);
      }
    }
    String first = best.path.fields().get(0).path();
    boolean exact = best.bounds.isNarrowed() && asksForTextsOnly(query.filter(), first);
    return new Plan(List.of(best.leg()), best.isSorted(), exact);
  }

  /**
   * Whether a filter asks for texts in {@code field}, and for nothing else. A text has a key that
   * no other value shares; numbers of different kinds may share theirs.
   */
  private static boolean asksForTextsOnly(Document filter, String field) {
    return filter.size() == 1
        && filter.get(field) instanceof Document asked
        && asked.size() == 1
        && asked.get("$in") instanceof Collection<?> texts
        && texts.stream().allMatch(String.class::isInstance);
  }

  /** One leg per branch of an $or, if an index narrows each; empty otherwise. */
  private List<Leg> branches(Query query) {
    if (!(query.filter().get("$or") instanceof Collection<?> branches)) {
      return List.of();
    }
    List<Leg> legs = new ArrayList<>();
    for (Object branch : branches) {
      if (!(branch instanceof Document document)) {
        return List.of();
      }
      Candidate best = best(document, query.unsorted());
      if (!best.bounds.isNarrowed()) {
        return List.of();
      }
      legs.add(best.leg());
    }
    return legs;
  }

  private Candidate best(Document filter, Query query) {
    List<Condition> conditions = Conditions.of(filter);
    Candidate best = candidate(AccessPath.documents(tree, idField), conditions, query);
    for (SecondaryIndex index : indexes) {
      Document partial = index.definition().partial();
      if (partial != null && !PartialFilter.covers(partial, filter)) {
        continue;
      }
      Candidate next = candidate(AccessPath.of(index, idField), conditions, query);
      if (index.definition().sparse() && !next.bounds.excludesNull()) {
        continue;
      }
      if (next.worth > best.worth) {
        best = next;
      }
    }
    return best;
  }

  private Candidate candidate(AccessPath path, List<Condition> conditions, Query query) {
    Bounds bounds = Bounds.of(path, conditions);
    SortOrder order = naturalOrder(path, query.sort());
    if (order == null) {
      order =
          bounds.isOneDocument()
              ? SortOrder.FORWARDS
              : SortOrder.of(path, bounds.singlePoints(), query.sort(), idField);
    }
    return new Candidate(path, bounds, order, query);
  }

  // "Natural" order is the order of _id here.
  private static @Nullable SortOrder naturalOrder(AccessPath path, Document sort) {
    if (!(sort.get("$natural") instanceof Number direction)) {
      return null;
    }
    if (path.index() != null) {
      return SortOrder.UNSERVED;
    }
    return direction.doubleValue() < 0 ? SortOrder.BACKWARDS : SortOrder.FORWARDS;
  }

  private static final class Candidate {
    final AccessPath path;
    final Bounds bounds;
    final SortOrder order;
    final int worth;

    Candidate(AccessPath path, Bounds bounds, SortOrder order, Query query) {
      this.path = path;
      this.bounds = bounds;
      this.order = order;
      int worthOfOrder = query.limit() > 0 ? WORTH_OF_ORDER_WITH_LIMIT : WORTH_OF_ORDER;
      this.worth =
          bounds.worth()
              + (bounds.isOneDocument() ? WORTH_OF_ONE_DOCUMENT : 0)
              + (query.sort().isEmpty() || !isSorted() ? 0 : worthOfOrder);
    }

    boolean isSorted() {
      return order != SortOrder.UNSERVED;
    }

    Leg leg() {
      return new Leg(
          path.index(),
          bounds.ranges(),
          order == SortOrder.BACKWARDS,
          bounds.isNarrowed(),
          path.isRepeated() && !bounds.isOneKeyEach());
    }
  }
}
