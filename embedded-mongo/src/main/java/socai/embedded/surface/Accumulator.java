package socai.embedded.surface;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What {@code $group} makes of many documents. No other is carried out. */
public enum Accumulator {
  SUM("$sum"),
  AVG("$avg"),
  MIN("$min"),
  MAX("$max"),
  FIRST("$first"),
  LAST("$last"),
  PUSH("$push"),
  ADD_TO_SET("$addToSet");

  /** What MongoDB has besides. */
  public static final Set<String> REFUSED =
      Set.of(
          "$count",
          "$mergeObjects",
          "$stdDevPop",
          "$stdDevSamp",
          "$top",
          "$topN",
          "$bottom",
          "$bottomN",
          "$firstN",
          "$lastN",
          "$minN",
          "$maxN",
          "$median",
          "$percentile",
          "$accumulator");

  private static final List<String> SYMBOLS =
      Arrays.stream(values()).map(Accumulator::symbol).toList();

  private final String symbol;

  Accumulator(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  static boolean isKnown(String symbol) {
    return SYMBOLS.contains(symbol);
  }
}
