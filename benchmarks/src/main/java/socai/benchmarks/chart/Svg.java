package socai.benchmarks.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The few shapes that a chart is drawn with. */
final class Svg {
  private static final Map<String, String> COLOURS =
      Map.of(
          "socai", "#b3261e",
          "raw", "#5f6368",
          "axon-mongo", "#1967d2",
          "axon-jdbc-postgresql", "#137333",
          "occurrent", "#8430ce");

  private Svg() {}

  static String text(double x, double y, String anchor, String style, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>%n",
        x, y, anchor, style, text);
  }

  static String line(double x1, double y1, double x2, double y2, String style) {
    return format("<path d=\"M%.1f %.1fL%.1f %.1f\" class=\"%s\"/>%n", x1, y1, x2, y2, style);
  }

  /** Who is known by colour and by shape: ours is thick, the limit is dashed. */
  static String series(
      String who, Map<Integer, Double> points, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    points.forEach(
        (size, cost) -> {
          double atX = x.applyAsDouble(size);
          double atY = y.applyAsDouble(cost);
          path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", atX, atY));
          dots.append(
              format(
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\">"
                      + "<title>%s, %s: %s µs</title></circle>%n",
                  atX, atY, colour(who), who, number(size), number(cost)));
        });
    return format("<path d=\"%s\" %s/>%n", path, stroke(who)) + dots;
  }

  static String stroke(String who) {
    return format(
        "fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s",
        colour(who),
        who.equals("socai") ? "3" : "1.5",
        who.equals("raw") ? " stroke-dasharray=\"5 4\"" : "");
  }

  /** Three digits, with thin spaces between thousands, as both languages read it. */
  static String number(double value) {
    if (value < 1000) {
      return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
    return format("%,.0f", value).replace(',', '\u2009');
  }

  private static String colour(String who) {
    return COLOURS.getOrDefault(who, "#202124");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
