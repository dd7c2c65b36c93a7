package socai.embedded.surface;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operators of updates that are carried out. No other is. */
public enum UpdateOperator {
  SET("$set"),
  SET_ON_INSERT("$setOnInsert"),
  UNSET("$unset"),
  INC("$inc"),
  MUL("$mul"),
  MIN("$min"),
  MAX("$max"),
  RENAME("$rename"),
  CURRENT_DATE("$currentDate"),
  PUSH("$push"),
  ADD_TO_SET("$addToSet"),
  POP("$pop"),
  PULL("$pull"),
  PULL_ALL("$pullAll");

  /** What {@code $push} understands beside {@code $each}. */
  public static final Set<String> OF_PUSH = Set.of("$each", "$slice", "$sort", "$position");

  /** What MongoDB has besides and is refused by its name. */
  public static final Set<String> REFUSED = Set.of("$bit", "$pushAll");

  private static final Map<String, UpdateOperator> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(UpdateOperator::symbol, Function.identity()));

  private final String symbol;

  UpdateOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  static @Nullable UpdateOperator of(String symbol) {
    return BY_NAME.get(symbol);
  }
}
