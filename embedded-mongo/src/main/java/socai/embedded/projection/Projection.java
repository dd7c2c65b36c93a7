package socai.embedded.projection;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.embedded.expression.Expression;
import socai.embedded.match.Filter;
import socai.embedded.match.Hit;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;

/** A projection that was read once and can be applied to many documents. */
public final class Projection {
  private static final int INCLUSION_IN_EXCLUSION = 31253;
  private static final int EXCLUSION_IN_INCLUSION = 31254;
  private static final int EXPRESSION_IN_EXCLUSION = 31252;
  private static final int EMPTY = 51270;
  private static final int ONE_POSITION = 31276;
  private static final int NO_ELEMENT = 51246;
  private static final int BAD_SLICE = 28724;
  private static final int BAD_ELEM_MATCH = 31274;
  private static final String ID = "_id";
  private static final String POSITION = ".$";

  private final ProjectedFields fields = new ProjectedFields();
  private final boolean isOfFind;
  private final @Nullable Filter filter;
  private @Nullable Boolean isInclusion;
  private @Nullable Boolean isIdShown;
  private boolean hasElement;
  private @Nullable List<String> position;

  private Projection(boolean isOfFind, @Nullable Filter filter) {
    this.isOfFind = isOfFind;
    this.filter = filter;
  }

  /**
   * What {@code find} is to show; all if it names nothing.
   *
   * @param filter that found the documents: it tells which element the positional operator means
   * @throws MongoServerError if it asks for what there is not
   */
  public static Projection of(Document fields, Document filter) {
    Projection projection = new Projection(true, Filter.of(filter));
    projection.read("", fields);
    projection.settle();
    return projection;
  }

  /** What {@code $project} is to show. */
  public static Projection ofStage(Document fields) {
    Projection projection = new Projection(false, null);
    projection.read("", fields);
    projection.settle();
    return projection;
  }

  /** Fields that are added to what is there, as {@code $addFields} does. */
  public static Projection adding(Document fields) {
    Projection projection = new Projection(false, null);
    projection.isInclusion = false;
    projection.readAdded("", fields);
    return projection;
  }

  /** All fields but some, as {@code $unset} does. */
  public static Projection without(Collection<String> paths) {
    Projection projection = new Projection(false, null);
    projection.isInclusion = false;
    paths.forEach(
        path -> projection.fields.add(FieldPath.of(path).names(), ProjectedFields.Flag.LEFT_OUT));
    return projection;
  }

  /** What is shown of a document, which is not changed. */
  public Document of(Document document) {
    if (isInclusion == null) {
      return document;
    }
    Document shown = isInclusion ? fields.shown(document) : fields.rest(document);
    if (fields.hasComputed()) {
      shown = fields.computed(shown, document);
    }
    return position == null ? shown : matchingOnly(shown, position, document);
  }

  private void readAdded(String before, Document spec) {
    spec.forEach(
        (name, value) -> {
          if (value instanceof Document inside && !isExpression(inside) && !inside.isEmpty()) {
            readAdded(before + name + ".", inside);
          } else {
            compute(before + name, value);
          }
        });
  }

  private void read(String before, Document spec) {
    for (Map.Entry<String, @Nullable Object> entry : spec.entrySet()) {
      String path = before + entry.getKey();
      Object value = entry.getValue();
      if (value instanceof Boolean || value instanceof Number) {
        flag(path, Expression.isTrue(value));
      } else if (!(value instanceof Document inside)) {
        expression(path, value);
      } else if (inside.isEmpty()) {
        throw Errors.located(EMPTY, "An empty sub-projection is not a valid value");
      } else if (!isExpression(inside)) {
        read(path + ".", inside);
      } else if (isOfFind && inside.containsKey("$slice")) {
        fields.add(FieldPath.of(path).names(), slice(inside));
      } else if (isOfFind && inside.containsKey("$elemMatch")) {
        hasElement = true;
        fields.add(FieldPath.of(path).names(), element(path, inside.get("$elemMatch")));
      } else if (inside.containsKey("$meta")) {
        throw Errors.badValue("not supported by this embedded store: $meta");
      } else {
        expression(path, value);
      }
    }
  }

  private static boolean isExpression(Document spec) {
    return !spec.isEmpty() && spec.keySet().iterator().next().startsWith("$");
  }

  private void flag(String path, boolean isShown) {
    if (isOfFind && path.endsWith(POSITION) && isShown) {
      if (position != null) {
        throw Errors.located(ONE_POSITION, "Cannot specify more than one positional operator");
      }
      decide(path, true);
      position = FieldPath.of(path.substring(0, path.length() - POSITION.length())).names();
      fields.add(position, ProjectedFields.Flag.SHOWN);
      return;
    }
    if (path.equals(ID)) {
      isIdShown = isShown;
      fields.add(List.of(ID), isShown ? ProjectedFields.Flag.SHOWN : ProjectedFields.Flag.LEFT_OUT);
      return;
    }
    decide(path, isShown);
    fields.add(
        FieldPath.of(path).names(),
        isShown ? ProjectedFields.Flag.SHOWN : ProjectedFields.Flag.LEFT_OUT);
  }

  private void decide(String path, boolean isShown) {
    if (isInclusion != null && isInclusion != isShown) {
      throw isShown
          ? Errors.located(
              INCLUSION_IN_EXCLUSION,
              "Cannot do inclusion on field " + path + " in exclusion projection")
          : Errors.located(
              EXCLUSION_IN_INCLUSION,
              "Cannot do exclusion on field " + path + " in inclusion projection");
    }
    isInclusion = isShown;
  }

  private void expression(String path, @Nullable Object spec) {
    if (Boolean.FALSE.equals(isInclusion)) {
      throw Errors.located(
          EXPRESSION_IN_EXCLUSION, "Cannot use an expression in an exclusion projection: " + path);
    }
    isInclusion = true;
    compute(path, spec);
  }

  private void compute(String path, @Nullable Object spec) {
    Expression expression = Expression.read(spec);
    fields.add(FieldPath.of(path).names(), new ProjectedFields.Computed(expression::of));
  }

  /** What no field has decided, and that the id is shown unless it is said not to be. */
  private void settle() {
    if (isInclusion == null) {
      if (fields.isEmpty()) {
        return;
      }
      isInclusion = hasElement || Boolean.TRUE.equals(isIdShown);
    }
    if (isInclusion && isIdShown == null && !fields.has(ID)) {
      fields.add(List.of(ID), ProjectedFields.Flag.SHOWN);
    }
  }

  private static ProjectedFields.Changed slice(Document spec) {
    Object operand = spec.get("$slice");
    if (spec.size() == 1 && operand instanceof Number number && isWhole(number)) {
      int count = number.intValue();
      return new ProjectedFields.Changed(
          value -> cut(value, Math.min(count, 0), Math.abs((long) count)));
    }
    if (spec.size() == 1
        && operand instanceof List<?> both
        && both.size() == 2
        && both.stream().allMatch(Projection::isWhole)) {
      int skip = ((Number) both.get(0)).intValue();
      int count = ((Number) both.get(1)).intValue();
      if (count > 0) {
        return new ProjectedFields.Changed(value -> cut(value, skip, count));
      }
    }
    throw Errors.located(BAD_SLICE, "$slice takes a number, or how many to skip and to show");
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == number.intValue();
  }

  private static @Nullable Object cut(@Nullable Object value, int skip, long count) {
    if (!(value instanceof List<?> array)) {
      return value;
    }
    int from = skip < 0 ? Math.max(0, array.size() + skip) : Math.min(array.size(), skip);
    return array.subList(from, (int) Math.min(array.size(), from + count));
  }

  private static ProjectedFields.Computed element(String path, @Nullable Object asked) {
    if (!(asked instanceof Document) || path.contains(".")) {
      throw Errors.located(BAD_ELEM_MATCH, "$elemMatch needs a document, and no dotted path");
    }
    Filter filter = Filter.of(new Document(path, new Document("$elemMatch", asked)));
    return new ProjectedFields.Computed(
        document -> {
          Hit hit = new Hit();
          return document.get(path) instanceof List<?> array && filter.matches(document, hit)
              ? array.subList(hit.index(), hit.index() + 1)
              : Missing.getInstance();
        });
  }

  private Document matchingOnly(Document shown, List<String> path, Document document) {
    Hit hit = new Hit();
    if (filter != null) {
      filter.matches(document, hit);
    }
    return (Document) matchingOnly(shown, path, hit.index());
  }

  private static Object matchingOnly(Document shown, List<String> path, int index) {
    Object value = shown.getOrMissing(path.get(0));
    Document changed = new Document(shown);
    if (path.size() > 1) {
      if (value instanceof Document inside) {
        changed.put(path.get(0), matchingOnly(inside, path.subList(1, path.size()), index));
      }
    } else if (value instanceof List<?> array) {
      if (index < 0 || index >= array.size()) {
        throw Errors.located(
            NO_ELEMENT, "positional operator '.$' couldn't find a matching element in the array");
      }
      changed.put(path.get(0), array.subList(index, index + 1));
    }
    return changed;
  }
}
