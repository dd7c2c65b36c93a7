package socai.benchmarks.chart;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * One figure at several sizes.
 *
 * @param title in both languages
 * @param costs by who, then by size in events; in microseconds
 */
record Panel(String title, Map<String, NavigableMap<Integer, Double>> costs) {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int TOP = 34;

  static final int OUTER_WIDTH = WIDTH + LEFT + 40;
  static final int OUTER_HEIGHT = HEIGHT + TOP + 36;

  /** As a group at the origin; both axes are logarithmic. */
  String svg() {
    NavigableMap<Integer, Double> all = new TreeMap<>();
    costs.values().forEach(all::putAll);
    DoubleSummaryStatistics range =
        costs.values().stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    int from = (int) Math.floor(Math.log10(range.getMin()));
    int to = Math.max(from + 1, (int) Math.ceil(Math.log10(range.getMax())));
    double first = Math.log10(all.firstKey());
    double last = Math.max(first + 0.1, Math.log10(all.lastKey()));
    DoubleUnaryOperator x = size -> LEFT + (Math.log10(size) - first) / (last - first) * WIDTH;
    DoubleUnaryOperator y = cost -> TOP + HEIGHT - (Math.log10(cost) - from) / (to - from) * HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(Svg.text(LEFT, 20, "start", "title", title));
    for (int power = from; power <= to; power++) {
      double at = y.applyAsDouble(Math.pow(10, power));
      svg.append(Svg.line(LEFT, at, LEFT + WIDTH, at, "grid"));
      svg.append(Svg.text(LEFT - 6, at + 4, "end", "label", Svg.number(Math.pow(10, power))));
    }
    for (int size : all.keySet()) {
      double at = x.applyAsDouble(size);
      svg.append(Svg.line(at, TOP, at, TOP + HEIGHT, "grid"));
      svg.append(Svg.text(at, TOP + HEIGHT + 18, "middle", "label", Svg.number(size)));
    }
    costs.forEach((who, line) -> svg.append(Svg.series(who, line, x, y)));
    return svg.toString();
  }
}
