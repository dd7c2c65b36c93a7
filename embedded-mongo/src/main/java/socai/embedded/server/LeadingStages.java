package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Fields;
import socai.embedded.plan.Query;

/**
 * The stages at a pipeline's beginning that an index can answer, as a query, and what is left for
 * the library.
 *
 * @param query of $match, then $sort, then $skip, then $limit, as far as they stand there
 * @param rest the other stages
 */
record LeadingStages(Query query, List<Document> rest) {

  static LeadingStages of(List<Document> pipeline) {
    int next = 0;
    Query query = Query.of(null);
    if (stage(pipeline, next, "$match") instanceof Document filter) {
      query = Query.of(filter);
      next++;
    }
    if (stage(pipeline, next, "$sort") instanceof Document sort) {
      query = query.sortedBy(sort);
      next++;
    }
    if (stage(pipeline, next, "$skip") instanceof Number skip) {
      query = query.cut(skip.longValue(), 0);
      next++;
    }
    if (stage(pipeline, next, "$limit") instanceof Number limit && limit.longValue() > 0) {
      query = query.cut(query.skip(), limit.longValue());
      next++;
    }
    return new LeadingStages(query, pipeline.subList(next, pipeline.size()));
  }

  /** Whether this only asks how many documents there are, as the drivers' countDocuments does. */
  boolean countsAll() {
    return query.equals(Query.of(null))
        && rest.size() == 1
        && rest.get(0).get("$group") instanceof Document group
        && group.size() == 2
        && group.containsKey("_id")
        && !(group.get("_id") instanceof String)
        && !(group.get("_id") instanceof Document)
        && !(group.get("_id") instanceof Collection)
        && new Document("$sum", 1).equals(group.get("n"));
  }

  /** The answer when {@link #countsAll()}. */
  Document countOf(int count) {
    Document group = Fields.document(rest.get(0), "$group");
    return new Document("_id", group.get("_id")).append("n", count);
  }

  private static @Nullable Object stage(List<Document> pipeline, int index, String name) {
    return index < pipeline.size() && pipeline.get(index).size() == 1
        ? pipeline.get(index).get(name)
        : null;
  }
}
