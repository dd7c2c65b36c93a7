package socai.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.Document;

/** A collection as simply as one can think of it: all documents in one map, every query a loop. */
final class NaiveCollection {
  private static final String UNIQUE = "code";

  private final Map<Object, Document> documents = new TreeMap<>(NaiveValues::compare);
  private boolean unique;

  static Document copy(Document document) {
    return Document.parse(document.toJson());
  }

  /** Whether the unique field of all documents allows it; if so, it is watched from now on. */
  boolean makeUnique() {
    for (Document document : documents.values()) {
      if (collides(document)) {
        return false;
      }
    }
    unique = true;
    return true;
  }

  void dropUnique() {
    unique = false;
  }

  boolean insert(Document document) {
    if (documents.containsKey(document.get("_id")) || unique && collides(document)) {
      return false;
    }
    documents.put(document.get("_id"), copy(document));
    return true;
  }

  /** Whether a change of one document is allowed; carried out if so. */
  boolean replace(Object id, Document document) {
    if (unique && collides(document)) {
      return false;
    }
    documents.put(id, copy(document));
    return true;
  }

  Document get(Object id) {
    return documents.get(id);
  }

  void remove(Object id) {
    documents.remove(id);
  }

  List<Document> all() {
    return List.copyOf(documents.values());
  }

  List<Document> find(Document filter) {
    return new ArrayList<>(documents.values().stream().filter(matching(filter)).toList());
  }

  List<Document> find(Document filter, Document sort, int skip, int limit) {
    List<Document> found = find(filter);
    Comparator<Document> order = (a, b) -> 0;
    for (Map.Entry<String, Object> field : sort.entrySet()) {
      String path = field.getKey();
      boolean descending = ((Number) field.getValue()).intValue() < 0;
      Comparator<Document> by =
          (a, b) ->
              NaiveValues.compare(
                  NaiveValues.sortKey(a, path, descending),
                  NaiveValues.sortKey(b, path, descending));
      order = order.thenComparing(descending ? by.reversed() : by);
    }
    found.sort(order);
    return found.stream().skip(skip).limit(limit == 0 ? Long.MAX_VALUE : limit).toList();
  }

  private boolean collides(Document document) {
    List<Object> own = codes(document);
    return documents.values().stream()
        .filter(other -> !NaiveValues.same(other.get("_id"), document.get("_id")))
        .flatMap(other -> codes(other).stream())
        .anyMatch(theirs -> own.stream().anyMatch(mine -> NaiveValues.same(mine, theirs)));
  }

  /** A sparse unique index has a key for each element, and none for a document without. */
  private static List<Object> codes(Document document) {
    if (!document.containsKey(UNIQUE)) {
      return List.of();
    }
    Object code = document.get(UNIQUE);
    return code instanceof List<?> several && !several.isEmpty()
        ? several.stream().map(Object.class::cast).toList()
        : java.util.Collections.singletonList(code);
  }

  private static Predicate<Document> matching(Document filter) {
    Predicate<Document> all = document -> true;
    for (Map.Entry<String, Object> part : filter.entrySet()) {
      all = all.and(part(part.getKey(), part.getValue()));
    }
    return all;
  }

  private static Predicate<Document> part(String path, Object condition) {
    if (path.equals("$or")) {
      List<Predicate<Document>> any =
          ((List<?>) condition).stream().map(each -> matching((Document) each)).toList();
      return document -> any.stream().anyMatch(each -> each.test(document));
    }
    if (!(condition instanceof Document operators)) {
      return document -> equal(document, path, condition);
    }
    Predicate<Document> all = document -> true;
    for (Map.Entry<String, Object> operator : operators.entrySet()) {
      all = all.and(document -> operator(document, path, operator.getKey(), operator.getValue()));
    }
    return all;
  }

  private static boolean operator(Document document, String path, String name, Object value) {
    return switch (name) {
      case "$in" -> ((List<?>) value).stream().anyMatch(each -> equal(document, path, each));
      case "$ne" -> !equal(document, path, value);
      case "$exists" -> NaiveValues.at(document, path).isEmpty() != (Boolean) value;
      case "$elemMatch" ->
          NaiveValues.at(document, path).stream()
              .filter(Collection.class::isInstance)
              .flatMap(array -> ((Collection<?>) array).stream())
              .anyMatch(element -> elementMatches(element, (Document) value));
      default ->
          NaiveValues.candidates(document, path).stream()
              .anyMatch(each -> inRange(each, name, value));
    };
  }

  private static boolean elementMatches(Object element, Document condition) {
    boolean ofValue = condition.keySet().stream().allMatch(key -> key.startsWith("$"));
    if (ofValue) {
      return matching(new Document("it", condition)).test(new Document("it", element));
    }
    return element instanceof Document inside && matching(condition).test(inside);
  }

  private static boolean equal(Document document, String path, Object value) {
    List<Object> candidates = NaiveValues.candidates(document, path);
    return value == null && candidates.isEmpty()
        || candidates.stream().anyMatch(each -> NaiveValues.same(each, value));
  }

  private static boolean inRange(Object each, String operator, Object bound) {
    if (!NaiveValues.comparable(each, bound)) {
      return false;
    }
    int compared = NaiveValues.compare(each, bound);
    return switch (operator) {
      case "$gt" -> compared > 0;
      case "$gte" -> compared >= 0;
      case "$lt" -> compared < 0;
      case "$lte" -> compared <= 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }
}
