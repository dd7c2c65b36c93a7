package socai.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of ours beside a peer's and the limit's, measured in the same run.
 *
 * @param figure what is measured
 * @param unit of all three; rates end in {@code /s} and are better when higher, times are better
 *     when lower
 * @param peerName who the peer is; null where none was at hand
 * @param limitName what the limit is; null where there is none
 */
public record Comparison(
    String figure,
    String unit,
    double ours,
    @Nullable String peerName,
    double peer,
    @Nullable String limitName,
    double limit) {
  /** Ours beside the limit alone. */
  public static Comparison withLimit(
      String figure, String unit, double ours, String limitName, double limit) {
    return new Comparison(figure, unit, ours, null, 0, limitName, limit);
  }

  /** Ours beside nobody. */
  public static Comparison alone(String figure, String unit, double ours) {
    return new Comparison(figure, unit, ours, null, 0, null, 0);
  }

  /** The same beside a peer, too. */
  public Comparison beside(String name, double value) {
    return new Comparison(figure, unit, ours, name, value, limitName, limit);
  }

  /**
   * The fields of its JSON line: values and ratios, null where there is nothing to compare with.
   */
  public Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("figure", figure);
    fields.put("unit", unit);
    fields.put("ours", Results.rounded(ours));
    fields.put("peer", peerName == null ? null : Results.rounded(peer));
    fields.put("limit", limitName == null ? null : Results.rounded(limit));
    fields.put("ratioToPeer", peerName == null ? null : Results.rounded(ours / peer));
    fields.put("ratioToLimit", limitName == null ? null : Results.rounded(ours / limit));
    fields.put("peerIs", peerName);
    fields.put("limitIs", limitName);
    return fields;
  }
}
