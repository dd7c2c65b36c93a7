package socai.benchmarks.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** Draws what was kept of the last runs: cost against size, a panel for each figure. */
public final class Chart {
  private static final String OURS = "socai";
  private static final String LIMIT = "raw";
  private static final double MICROSECONDS = 1e6;

  /** The figures that are drawn, with their titles. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("append, 64 clients", "ghi · append, 64 ⇉ — µs / event");
    TITLES.put("full read", "đọc · read — µs / event");
    TITLES.put("stream read, p50", "dòng · stream, p50 — µs / stream");
    TITLES.put("rebuild of profiles", "dựng lại · rebuild — µs / event");
  }

  private static final String STYLE =
      "<style>text{font:12px system-ui,sans-serif;fill:#202124}"
          + ".title{font-weight:600}.label{fill:#5f6368}.grid{stroke:#dadce0;fill:none}</style>\n";

  private Chart() {}

  /**
   * Reads the results in {@code folder} and writes the picture.
   *
   * @throws IllegalStateException if there is nothing to draw
   */
  public static void draw(Path folder, Path picture) {
    Map<String, Panel> panels = panels(lines(folder));
    if (panels.isEmpty()) {
      throw new IllegalStateException("nothing was kept in " + folder);
    }
    try {
      Files.writeString(picture, svg(List.copyOf(panels.values())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(Path folder) {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(Json.mapper().readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static Map<String, Panel> panels(List<JsonNode> lines) {
    Map<String, Panel> panels = new LinkedHashMap<>();
    TITLES.forEach(
        (figure, title) -> {
          Map<String, NavigableMap<Integer, Double>> costs = new LinkedHashMap<>();
          for (JsonNode line : lines) {
            if (line.path("figure").asString("").equals(figure)) {
              int events = line.path("events").asInt();
              note(costs, OURS, events, line, "ours");
              note(costs, LIMIT, events, line, "limit");
              note(costs, line.path("peerIs").asString(""), events, line, "peer");
            }
          }
          if (!costs.isEmpty()) {
            panels.put(figure, new Panel(title, costs));
          }
        });
    return panels;
  }

  private static void note(
      Map<String, NavigableMap<Integer, Double>> costs,
      String who,
      int events,
      JsonNode line,
      String field) {
    JsonNode value = line.path(field);
    if (value.isNumber()) {
      boolean rate = line.path("unit").asString("").endsWith("/s");
      double cost = rate ? MICROSECONDS / value.asDouble() : value.asDouble();
      costs.computeIfAbsent(who, key -> new TreeMap<>()).put(events, cost);
    }
  }

  private static String svg(List<Panel> panels) {
    int columns = Math.min(2, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    int width = columns * Panel.OUTER_WIDTH;
    int height = rows * Panel.OUTER_HEIGHT + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
            .formatted(width, height));
    svg.append("<title>µs ↔ số sự kiện / events</title>\n").append(STYLE);
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(width, height));
    Set<String> who = new LinkedHashSet<>();
    for (int i = 0; i < panels.size(); i++) {
      who.addAll(panels.get(i).costs().keySet());
      svg.append(
          "<g transform=\"translate(%d %d)\">%n"
              .formatted(i % columns * Panel.OUTER_WIDTH, i / columns * Panel.OUTER_HEIGHT));
      svg.append(panels.get(i).svg()).append("</g>\n");
    }
    return svg.append(legend(who, height - 16)).append("</svg>\n").toString();
  }

  private static String legend(Set<String> who, int y) {
    StringBuilder legend = new StringBuilder();
    int x = 56;
    for (String one : who) {
      legend.append("<path d=\"M%d %dh24\" %s/>%n".formatted(x, y - 4, Svg.stroke(one)));
      legend.append(Svg.text(x + 30, y, "start", "label", one));
      x += 60 + 8 * one.length();
    }
    return legend.toString();
  }
}
