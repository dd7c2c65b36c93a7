package socai.embedded.surface;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operators of expressions that are carried out. No other is. */
public enum Expression {
  LITERAL("$literal", 0, Integer.MAX_VALUE),
  ADD("$add", 0, Integer.MAX_VALUE),
  SUBTRACT("$subtract", 2, 2),
  MULTIPLY("$multiply", 0, Integer.MAX_VALUE),
  DIVIDE("$divide", 2, 2),
  EQ("$eq", 2, 2),
  NE("$ne", 2, 2),
  GT("$gt", 2, 2),
  GTE("$gte", 2, 2),
  LT("$lt", 2, 2),
  LTE("$lte", 2, 2),
  AND("$and", 0, Integer.MAX_VALUE),
  OR("$or", 0, Integer.MAX_VALUE),
  NOT("$not", 1, 1),
  COND("$cond", 3, 3),
  IF_NULL("$ifNull", 2, 2),
  IN("$in", 2, 2),
  SIZE("$size", 1, 1),
  ARRAY_ELEM_AT("$arrayElemAt", 2, 2),
  CONCAT("$concat", 0, Integer.MAX_VALUE),
  TO_LOWER("$toLower", 1, 1),
  TO_UPPER("$toUpper", 1, 1),
  FILTER("$filter", 0, Integer.MAX_VALUE),
  MAP("$map", 0, Integer.MAX_VALUE);

  /** What a path may begin with. */
  public static final Set<String> VARIABLES = Set.of("ROOT");

  private static final Map<String, Expression> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Expression::symbol, Function.identity()));

  private final String symbol;
  private final int fewest;
  private final int most;

  Expression(String symbol, int fewest, int most) {
    this.symbol = symbol;
    this.fewest = fewest;
    this.most = most;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  int fewest() {
    return fewest;
  }

  int most() {
    return most;
  }

  static @Nullable Expression of(String symbol) {
    return BY_NAME.get(symbol);
  }
}
