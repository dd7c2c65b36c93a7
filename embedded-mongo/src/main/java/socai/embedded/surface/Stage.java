package socai.embedded.surface;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stages of pipelines that are carried out. No other is. */
public enum Stage {
  MATCH("$match"),
  SORT("$sort"),
  SKIP("$skip"),
  LIMIT("$limit"),
  PROJECT("$project"),
  ADD_FIELDS("$addFields"),
  UNSET("$unset"),
  GROUP("$group"),
  COUNT("$count"),
  SORT_BY_COUNT("$sortByCount"),
  UNWIND("$unwind"),
  LOOKUP("$lookup"),
  REPLACE_ROOT("$replaceRoot"),
  FACET("$facet"),
  OUT("$out");

  /** What MongoDB has besides. */
  public static final Set<String> REFUSED =
      Set.of(
          "$set",
          "$replaceWith",
          "$sample",
          "$bucket",
          "$bucketAuto",
          "$graphLookup",
          "$unionWith",
          "$setWindowFields",
          "$merge",
          "$redact",
          "$densify",
          "$fill",
          "$documents",
          "$geoNear",
          "$search",
          "$collStats",
          "$indexStats",
          "$planCacheStats",
          "$currentOp",
          "$listSessions",
          "$listLocalSessions",
          "$changeStream");

  private static final Map<String, Stage> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Stage::symbol, Function.identity()));

  private final String symbol;

  Stage(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  static @Nullable Stage of(String symbol) {
    return BY_NAME.get(symbol);
  }
}
