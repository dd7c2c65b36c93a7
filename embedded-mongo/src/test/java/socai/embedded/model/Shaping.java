package socai.embedded.model;

import static socai.embedded.model.Values.MISSING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;

/** What projections and stages make of documents. */
public final class Shaping {
  private static final int BAD_POSITION = 51246;

  private Shaping() {}

  /** What {@code find} shows of a document that a filter found. */
  public static Document projected(Document document, Document spec, Document filter) {
    boolean includes = false;
    for (Map.Entry<String, Object> field : spec.entrySet()) {
      boolean isFlag = field.getValue() instanceof Integer;
      includes |= isFlag && !field.getKey().equals("_id") && field.getValue().equals(1);
      includes |= field.getValue() instanceof String;
      includes |= field.getValue() instanceof Document d && d.containsKey("$elemMatch");
    }
    includes |= spec.size() == 1 && Integer.valueOf(1).equals(spec.get("_id"));
    Document shown = new Document();
    List<String> paths = new ArrayList<>();
    boolean withId = !Integer.valueOf(0).equals(spec.get("_id"));
    spec.forEach(
        (path, what) -> {
          if (what instanceof Integer flag && !path.equals("_id") && !path.endsWith(".$")
              || what instanceof Document d && d.containsKey("$slice")) {
            paths.add(path);
          } else if (path.endsWith(".$")) {
            paths.add(path.substring(0, path.length() - 2));
          }
        });
    if (includes) {
      if (withId) {
        paths.add("_id");
      }
      shown = (Document) included(document, paths);
    } else {
      paths.removeIf(path -> spec.get(path) instanceof Document);
      if (!withId) {
        paths.add("_id");
      }
      shown = (Document) excluded(document, paths);
    }
    for (Map.Entry<String, Object> field : spec.entrySet()) {
      special(document, field.getKey(), field.getValue(), filter, shown);
    }
    return shown;
  }

  private static void special(
      Document document, String path, Object what, Document filter, Document shown) {
    if (what instanceof Document d && d.containsKey("$slice")) {
      if (shown.get(path) instanceof List<?> list) {
        shown.put(path, sliced(list, d.get("$slice")));
      }
    } else if (what instanceof Document d && d.containsKey("$elemMatch")) {
      if (document.get(path) instanceof List<?> list) {
        for (Object each : list) {
          if (Matching.elementMatches(each, (Document) d.get("$elemMatch"))) {
            List<Object> one = new ArrayList<>();
            one.add(each);
            shown.put(path, one);
            break;
          }
        }
      }
    } else if (what instanceof String text) {
      Object value = computed(document, text);
      if (value != MISSING) {
        shown.put(path, value);
      }
    } else if (path.endsWith(".$")) {
      String array = path.substring(0, path.length() - 2);
      if (shown.get(array) instanceof List<?> list) {
        int index = Updating.matching(document, filter, List.of(array));
        if (index < 0) {
          throw new Refusal(BAD_POSITION);
        }
        List<Object> one = new ArrayList<>();
        one.add(list.get(index));
        shown.put(array, one);
      }
    }
  }

  private static List<?> sliced(List<?> list, Object how) {
    int skip = how instanceof List<?> both ? (Integer) both.get(0) : Math.min(0, (Integer) how);
    int count = how instanceof List<?> both ? (Integer) both.get(1) : Math.abs((Integer) how);
    List<Object> kept = new ArrayList<>();
    int first = skip < 0 ? Math.max(0, list.size() + skip) : skip;
    for (int i = first; i < list.size() && kept.size() < count; i++) {
      kept.add(list.get(i));
    }
    return kept;
  }

  private static List<String> below(List<String> paths, String name) {
    return paths.stream()
        .filter(path -> path.startsWith(name + "."))
        .map(path -> path.substring(name.length() + 1))
        .toList();
  }

  private static Object included(Object value, List<String> paths) {
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      for (Object each : list) {
        Object inside = included(each, paths);
        if (inside != MISSING) {
          kept.add(inside);
        }
      }
      return kept;
    }
    if (!(value instanceof Document document)) {
      return MISSING;
    }
    Document shown = new Document();
    document.forEach(
        (name, each) -> {
          Object kept = MISSING;
          if (paths.contains(name)) {
            kept = each;
          } else if (!below(paths, name).isEmpty()) {
            kept = included(each, below(paths, name));
          }
          if (kept != MISSING) {
            shown.put(name, kept);
          }
        });
    return shown;
  }

  private static Object excluded(Object value, List<String> paths) {
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      list.forEach(each -> kept.add(excluded(each, paths)));
      return kept;
    }
    if (!(value instanceof Document document)) {
      return value;
    }
    Document shown = new Document();
    document.forEach(
        (name, each) -> {
          if (!paths.contains(name)) {
            shown.put(name, excluded(each, below(paths, name)));
          }
        });
    return shown;
  }

  /** The value of a path as an expression sees it. */
  static Object computed(Object value, String expression) {
    return along(value, Arrays.asList(expression.substring(1).split("\\.")));
  }

  private static Object along(Object value, List<String> names) {
    if (names.isEmpty()) {
      return value;
    }
    if (value instanceof Document document) {
      Object inside = document.containsKey(names.get(0)) ? document.get(names.get(0)) : MISSING;
      return along(inside, names.subList(1, names.size()));
    }
    if (!(value instanceof List<?> list)) {
      return MISSING;
    }
    List<Object> all = new ArrayList<>();
    for (Object each : list) {
      Object inside = each instanceof Document ? along(each, names) : MISSING;
      if (inside != MISSING) {
        all.add(inside);
      }
    }
    return all;
  }

  /** What a pipeline makes of documents. */
  public static List<Document> piped(List<Document> documents, List<Document> pipeline) {
    List<Document> all = documents;
    for (Document stage : pipeline) {
      String name = stage.keySet().iterator().next();
      all = staged(all, name, stage.get(name));
    }
    return all;
  }

  private static List<Document> staged(List<Document> all, String name, Object spec) {
    return switch (name) {
      case "$match" -> all.stream().filter(d -> Matching.matches(d, (Document) spec)).toList();
      case "$sort" -> all.stream().sorted(Sorting.by((Document) spec)).toList();
      case "$skip" -> all.stream().skip((Integer) spec).toList();
      case "$limit" -> all.stream().limit((Integer) spec).toList();
      case "$project" ->
          all.stream().map(d -> projected(d, (Document) spec, new Document())).toList();
      case "$addFields" -> all.stream().map(d -> added(d, (Document) spec)).toList();
      case "$unwind" -> all.stream().flatMap(d -> unwound(d, spec).stream()).toList();
      case "$group" -> grouped(all, (Document) spec);
      case "$count" -> all.isEmpty() ? List.of() : List.of(new Document((String) spec, all.size()));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Document added(Document document, Document spec) {
    Document more = new Document(document);
    spec.forEach(
        (name, what) -> {
          Object value = value(document, what);
          if (value == MISSING) {
            more.remove(name);
          } else {
            more.put(name, value);
          }
        });
    return more;
  }

  private static Object value(Document document, Object expression) {
    if (expression instanceof String path) {
      return computed(document, path);
    }
    if (!(expression instanceof Document operator)) {
      return expression;
    }
    List<?> operands = (List<?>) operator.values().iterator().next();
    Object a = value(document, operands.get(0));
    Object b = value(document, operands.get(1));
    return switch (operator.keySet().iterator().next()) {
      case "$eq" -> compared(a, b) == 0;
      case "$lt" -> compared(a, b) < 0;
      case "$ifNull" -> a == null || a == MISSING ? b : a;
      case "$add" -> a == MISSING || a == null ? null : sum(List.of(a, b));
      default -> throw new IllegalArgumentException(operator.toString());
    };
  }

  /** What is missing is below null here. */
  private static int compared(Object a, Object b) {
    return (a == MISSING) != (b == MISSING) && Values.compare(a, b) == 0
        ? (a == MISSING ? -1 : 1)
        : Values.compare(a, b);
  }

  private static List<Document> unwound(Document document, Object spec) {
    boolean keeps = spec instanceof Document d && d.containsKey("preserveNullAndEmptyArrays");
    String path = spec instanceof Document d ? d.getString("path") : (String) spec;
    String name = path.substring(1);
    Object value = document.containsKey(name) ? document.get(name) : MISSING;
    if (value instanceof List<?> list && !list.isEmpty()) {
      List<Document> all = new ArrayList<>();
      list.forEach(each -> all.add(new Document(document).append(name, each)));
      return all;
    }
    if (value instanceof List || value == MISSING || value == null) {
      Document kept = new Document(document);
      if (value instanceof List) {
        kept.remove(name);
      }
      return keeps ? List.of(kept) : List.of();
    }
    return List.of(document);
  }

  private static List<Document> grouped(List<Document> all, Document spec) {
    List<Object> ids = new ArrayList<>();
    List<List<Document>> groups = new ArrayList<>();
    for (Document document : all) {
      Object id = value(document, spec.get("_id"));
      int at = 0;
      while (at < ids.size() && !Values.same(ids.get(at), id)) {
        at++;
      }
      if (at == ids.size()) {
        ids.add(id == MISSING ? null : id);
        groups.add(new ArrayList<>());
      }
      groups.get(at).add(document);
    }
    List<Document> results = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Document result = new Document("_id", ids.get(i));
      List<Document> group = groups.get(i);
      spec.forEach(
          (name, what) -> {
            if (!name.equals("_id")) {
              Map.Entry<String, Object> one = ((Document) what).entrySet().iterator().next();
              result.put(name, gathered(one.getKey(), values(group, one.getValue())));
            }
          });
      results.add(result);
    }
    return results;
  }

  private static List<Object> values(List<Document> group, Object expression) {
    List<Object> values = new ArrayList<>();
    group.forEach(document -> values.add(value(document, expression)));
    return values;
  }

  private static Object gathered(String accumulator, List<Object> values) {
    List<Object> there = new ArrayList<>(values);
    there.removeIf(each -> each == MISSING);
    return switch (accumulator) {
      case "$sum" -> sum(there);
      case "$push" -> there;
      case "$addToSet" -> {
        List<Object> different = new ArrayList<>();
        there.forEach(
            each -> {
              if (different.stream().noneMatch(known -> Values.same(known, each))) {
                different.add(each);
              }
            });
        yield different;
      }
      case "$min" -> there.stream().filter(v -> v != null).min(Values::compare).orElse(null);
      case "$max" -> {
        Object best = null;
        for (Object each : there) {
          best = each != null && (best == null || Values.compare(each, best) > 0) ? each : best;
        }
        yield best;
      }
      case "$first" -> values.get(0) == MISSING ? null : values.get(0);
      case "$last" -> {
        Object last = values.get(values.size() - 1);
        yield last == MISSING ? null : last;
      }
      default -> throw new IllegalArgumentException(accumulator);
    };
  }

  private static Object sum(List<Object> values) {
    BigDecimal exact = BigDecimal.ZERO;
    double endless = 0;
    Map<Class<?>, Boolean> types = new LinkedHashMap<>();
    for (Object each : values) {
      if (each instanceof Number number) {
        types.put(each.getClass(), true);
        if (Values.isFinite(each)) {
          exact = exact.add(Values.exact(each));
        } else {
          endless += number.doubleValue();
        }
      }
    }
    boolean isDecimal = types.containsKey(Decimal128.class);
    if (endless != 0) {
      return !isDecimal
          ? (Object) endless
          : Double.isNaN(endless)
              ? Decimal128.NaN
              : endless > 0 ? Decimal128.POSITIVE_INFINITY : Decimal128.NEGATIVE_INFINITY;
    }
    if (isDecimal) {
      return new Decimal128(exact.round(java.math.MathContext.DECIMAL128));
    }
    if (types.containsKey(Double.class) || exact.toBigInteger().bitLength() > 63) {
      return exact.doubleValue();
    }
    return types.containsKey(Long.class) || exact.toBigInteger().bitLength() > 31
        ? (Object) exact.longValue()
        : (Object) exact.intValue();
  }

  /** The distinct values of a path without positions. */
  public static List<Object> distinct(List<Document> documents, String path) {
    List<Object> different = new ArrayList<>();
    for (Document document : documents) {
      for (Matching.End end : Matching.ends(document, path)) {
        List<?> each = end.value() instanceof List<?> list ? list : Arrays.asList(end.value());
        for (Object value : each) {
          if (value != MISSING && different.stream().noneMatch(k -> Values.same(k, value))) {
            different.add(value);
          }
        }
      }
    }
    different.sort(Values::compare);
    return different;
  }
}
