package socai.embedded.surface;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operators of filters that are carried out. No other is. */
public enum QueryOperator {
  EQ("$eq"),
  NE("$ne"),
  GT("$gt"),
  GTE("$gte"),
  LT("$lt"),
  LTE("$lte"),
  IN("$in"),
  NIN("$nin"),
  NOT("$not"),
  EXISTS("$exists"),
  TYPE("$type"),
  SIZE("$size"),
  ALL("$all"),
  ELEM_MATCH("$elemMatch"),
  MOD("$mod"),
  REGEX("$regex"),
  OPTIONS("$options"),
  AND("$and", true),
  OR("$or", true),
  NOR("$nor", true),
  COMMENT("$comment", true);

  /** What MongoDB has besides and is refused by its name. */
  public static final Set<String> REFUSED =
      Set.of(
          "$expr",
          "$where",
          "$text",
          "$jsonSchema",
          "$sampleRate",
          "$bitsAllSet",
          "$bitsAllClear",
          "$bitsAnySet",
          "$bitsAnyClear",
          "$geoWithin",
          "$geoIntersects",
          "$near",
          "$nearSphere",
          "$within");

  /** The fields of a reference, which look like operators. */
  static final Set<String> OF_REFERENCES = Set.of("$ref", "$id", "$db");

  private static final Map<String, QueryOperator> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(QueryOperator::symbol, Function.identity()));

  private final String symbol;
  private final boolean isOfWholeDocuments;

  QueryOperator(String symbol) {
    this(symbol, false);
  }

  QueryOperator(String symbol, boolean isOfWholeDocuments) {
    this.symbol = symbol;
    this.isOfWholeDocuments = isOfWholeDocuments;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  /** Whether it stands in the place of a field. */
  public boolean isOfWholeDocuments() {
    return isOfWholeDocuments;
  }

  static @Nullable QueryOperator of(String symbol) {
    return BY_NAME.get(symbol);
  }
}
