package socai.benchmarks.report;

import java.util.Map;

/**
 * What is wanted of a figure.
 *
 * @param wanted in words
 * @param found the figure
 * @param met whether it is as wanted
 */
public record Goal(String wanted, double found, boolean met) {
  /** At least {@code least}. */
  public static Goal atLeast(String what, double least, double found) {
    return new Goal(what + " ≥ " + Results.rounded(least), found, found >= least);
  }

  /** At most {@code most}. */
  public static Goal atMost(String what, double most, double found) {
    return new Goal(what + " ≤ " + Results.rounded(most), found, found <= most);
  }

  Map<String, Object> fields() {
    return Map.of("wanted", wanted, "found", Results.rounded(found), "met", met);
  }
}
