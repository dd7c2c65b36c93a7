package socai.embedded.aggregate;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.expression.Expression;
import socai.embedded.index.SortKeys;
import socai.embedded.match.Filter;
import socai.embedded.projection.Projection;
import socai.embedded.value.Errors;

/** Reads stages. There are no others: each other is refused by its name. */
final class Stages {
  private static final int UNRECOGNIZED = 40324;
  private static final int NO_DOCUMENT = 15959;
  private static final int EMPTY_SORT = 15976;
  private static final int BAD_SKIP = 5107200;
  private static final int BAD_LIMIT = 5107201;
  private static final int EMPTY_LIMIT = 15958;
  private static final int EMPTY_PROJECT = 51272;
  private static final int BAD_UNSET = 31002;
  private static final int BAD_COUNT = 40156;
  private static final int BAD_ROOT = 40228;
  private static final int BAD_OUT = 16990;

  private Stages() {}

  static Stage of(String name, @Nullable Object spec, OtherCollections others) {
    return switch (name) {
      case "$match" -> match(document(name, spec));
      case "$sort" -> sort(document(name, spec));
      case "$skip" -> skip(whole(name, spec, BAD_SKIP));
      case "$limit" -> limit(whole(name, spec, BAD_LIMIT));
      case "$project" -> project(document(name, spec));
      case "$addFields" -> each(Projection.adding(document(name, spec)));
      case "$unset" -> each(Projection.without(names(spec)));
      case "$unwind" -> Unwind.of(spec);
      case "$group" -> Groups.of(document(name, spec));
      case "$count" -> count(spec);
      case "$sortByCount" -> sortByCount(spec);
      case "$replaceRoot" -> replaceRoot(document(name, spec));
      case "$lookup" -> Lookup.of(document(name, spec), others);
      case "$facet" -> facet(document(name, spec), others);
      case "$out" -> out(spec, others);
      default -> throw Errors.unknown(UNRECOGNIZED, "the stage '" + name + "'");
    };
  }

  private static Stage match(Document spec) {
    Filter filter = Filter.of(spec);
    return documents -> documents.filter(filter::matches);
  }

  private static Stage sort(Document spec) {
    if (spec.isEmpty()) {
      throw Errors.located(EMPTY_SORT, "$sort stage must have at least one sort key");
    }
    SortKeys keys = new SortKeys(spec);
    return documents ->
        documents
            .map(document -> new Keyed(keys.of(document), document))
            .sorted()
            .map(Keyed::document);
  }

  @SuppressWarnings("ArrayRecordComponent") // only ordered, never compared for equality
  private record Keyed(byte[] key, Document document) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      return Arrays.compareUnsigned(key, other.key);
    }
  }

  private static Stage skip(long count) {
    return documents -> documents.skip(count);
  }

  private static Stage limit(long count) {
    if (count == 0) {
      throw Errors.located(EMPTY_LIMIT, "the limit must be positive");
    }
    return documents -> documents.limit(count);
  }

  private static Stage project(Document spec) {
    if (spec.isEmpty()) {
      throw Errors.located(EMPTY_PROJECT, "projection specification must have at least one field");
    }
    return each(Projection.ofStage(spec));
  }

  private static Stage each(Projection projection) {
    return documents -> documents.map(projection::of);
  }

  private static Collection<String> names(@Nullable Object spec) {
    if (spec instanceof String name) {
      return List.of(name);
    }
    if (spec instanceof Collection<?> names
        && !names.isEmpty()
        && names.stream().allMatch(String.class::isInstance)) {
      return names.stream().map(String.class::cast).toList();
    }
    throw Errors.located(BAD_UNSET, "$unset needs a string or an array of strings");
  }

  private static Stage count(@Nullable Object spec) {
    if (!(spec instanceof String name)
        || name.isEmpty()
        || name.startsWith("$")
        || name.contains(".")) {
      throw Errors.located(BAD_COUNT, "the count field must be a non-empty string");
    }
    return documents -> {
      long count = documents.count();
      return count == 0
          ? Stream.empty()
          : Stream.of(new Document(name, (int) count == count ? (Object) (int) count : count));
    };
  }

  private static Stage sortByCount(@Nullable Object spec) {
    Stage group = Groups.of(new Document("_id", spec).append("count", new Document("$sum", 1)));
    Stage sort = sort(new Document("count", -1));
    return documents -> sort.run(group.run(documents));
  }

  private static Stage replaceRoot(Document spec) {
    if (!spec.keySet().equals(Set.of("newRoot"))) {
      throw Errors.located(BAD_ROOT, "$replaceRoot takes 'newRoot', and no more");
    }
    Expression root = Expression.read(spec.get("newRoot"));
    return documents ->
        documents.map(
            document -> {
              if (root.of(document) instanceof Document inside) {
                return inside;
              }
              throw Errors.located(BAD_ROOT, "'newRoot' expression must evaluate to an object");
            });
  }

  private static Stage facet(Document spec, OtherCollections others) {
    Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    spec.forEach(
        (name, stages) ->
            pipelines.put(
                name,
                Pipeline.of(
                    ((Collection<?>) stages).stream().map(each -> document(name, each)).toList(),
                    others)));
    return documents -> {
      List<Document> all = documents.toList();
      Document facets = new Document();
      pipelines.forEach((name, each) -> facets.put(name, each.run(all.stream()).toList()));
      return Stream.of(facets);
    };
  }

  private static Stage out(@Nullable Object spec, OtherCollections others) {
    if (!(spec instanceof String name)) {
      throw Errors.located(BAD_OUT, "$out only supports a string argument");
    }
    return documents -> {
      others.replace(name, documents.toList());
      return Stream.empty();
    };
  }

  static Document document(String name, @Nullable Object spec) {
    if (spec instanceof Document document) {
      return document;
    }
    throw Errors.located(NO_DOCUMENT, "the specification of " + name + " must be an object");
  }

  private static long whole(String name, @Nullable Object spec, int code) {
    if (spec instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= 0) {
      return number.longValue();
    }
    throw Errors.located(
        code, "invalid argument to " + name + " stage: a whole number, not negative, is needed");
  }
}
