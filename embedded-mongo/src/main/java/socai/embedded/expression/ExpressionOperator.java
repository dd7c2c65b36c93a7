package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;

/** The operators of an expression. There are no others: each other is refused by its name. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
public enum ExpressionOperator {
  /** A value as it is written. */
  LITERAL("$literal", (spec, reader) -> scope -> spec),
  /** A sum. */
  ADD("$add", 0, Numbers::add),
  /** A difference. */
  SUBTRACT("$subtract", 2, Numbers::subtract),
  /** A product. */
  MULTIPLY("$multiply", 0, Numbers::multiply),
  /** A quotient. */
  DIVIDE("$divide", 2, Numbers::divide),
  /** Whether two values are equal. */
  EQ("$eq", order -> order == 0),
  /** Whether they are not. */
  NE("$ne", order -> order != 0),
  /** Whether the first is above the second. */
  GT("$gt", order -> order > 0),
  /** Whether it is above or equal. */
  GTE("$gte", order -> order >= 0),
  /** Whether it is below. */
  LT("$lt", order -> order < 0),
  /** Whether it is below or equal. */
  LTE("$lte", order -> order <= 0),
  /** Whether all are true. */
  AND("$and", 0, all -> all.stream().allMatch(Expression::isTrue)),
  /** Whether one is true. */
  OR("$or", 0, all -> all.stream().anyMatch(Expression::isTrue)),
  /** Whether it is not true. */
  NOT("$not", 1, all -> !Expression.isTrue(all.get(0))),
  /** One of two. */
  COND("$cond", Logic::cond),
  /** The first that is there. */
  IF_NULL("$ifNull", Logic::ifNull),
  /** Texts, one after the other. */
  CONCAT("$concat", 0, Texts::concat),
  /** A text without capitals; of ASCII's only, as in MongoDB. */
  TO_LOWER("$toLower", 1, all -> Texts.each("$toLower", all.get(0), 'A', 'Z', 'a')),
  /** A text in capitals; of ASCII's only. */
  TO_UPPER("$toUpper", 1, all -> Texts.each("$toUpper", all.get(0), 'a', 'z', 'A')),
  /** How many elements an array has. */
  SIZE("$size", 1, Lists::size),
  /** An element of an array. */
  ARRAY_ELEM_AT("$arrayElemAt", 2, Lists::elementAt),
  /** Whether an array has an element. */
  IN("$in", 2, Lists::in),
  /** The elements of which something is true. */
  FILTER("$filter", Lists::filter),
  /** What is computed of each element. */
  MAP("$map", Lists::map);

  private static final int WRONG_COUNT = 16020;
  private static final Map<String, ExpressionOperator> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toMap(ExpressionOperator::text, Function.identity()));

  private final String text;
  private final BiFunction<@Nullable Object, ExpressionReader, Computed> read;

  ExpressionOperator(String text, BiFunction<@Nullable Object, ExpressionReader, Computed> read) {
    this.text = text;
    this.read = read;
  }

  ExpressionOperator(
      String text, int count, Function<List<@Nullable Object>, @Nullable Object> value) {
    this(text, (spec, reader) -> ofAll(text, count, spec, reader, value));
  }

  ExpressionOperator(String text, IntPredicate holds) {
    this(text, 2, all -> holds.test(Logic.compare(all.get(0), all.get(1))));
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  static @Nullable ExpressionOperator of(String text) {
    return BY_TEXT.get(text);
  }

  Computed read(@Nullable Object spec, ExpressionReader reader) {
    return read.apply(spec, reader);
  }

  private static Computed ofAll(
      String text,
      int count,
      @Nullable Object spec,
      ExpressionReader reader,
      Function<List<@Nullable Object>, @Nullable Object> value) {
    List<Computed> all = arguments(spec, reader);
    if (count > 0 && all.size() != count) {
      throw Errors.located(
          WRONG_COUNT,
          String.format(
              Locale.ROOT,
              "Expression %s takes exactly %d arguments. %d were passed in.",
              text,
              count,
              all.size()));
    }
    return scope -> {
      Object[] values = new Object[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = all.get(i).in(scope);
      }
      return value.apply(Arrays.asList(values));
    };
  }

  static List<Computed> arguments(@Nullable Object spec, ExpressionReader reader) {
    return spec instanceof Collection<?> several
        ? reader.each(several)
        : List.of(reader.read(spec));
  }

  static boolean isNothing(@Nullable Object value) {
    return Missing.isNullOrMissing(value);
  }
}
