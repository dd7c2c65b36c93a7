package socai.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import socai.benchmarks.append.AppendBenchmark;
import socai.benchmarks.chart.Chart;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.Measure;
import socai.benchmarks.read.ReadBenchmark;
import socai.benchmarks.read.StreamBenchmark;
import socai.benchmarks.rebuild.RebuildBenchmark;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.visible.VisibleBenchmark;

/** The benchmarks by their names. */
final class Benchmarks {
  private static final String ALL = "all";
  private static final String VISIBLE = "visible";
  private static final String CHART = "chart";
  private static final Path KEPT = Path.of("benchmarks", "results");
  private static final Path PICTURE = Path.of("docs", "benchmarks.svg");

  /** The larger sizes are not for commands one by one. */
  private static final int VISIBLE_IN_ALL = 10_000;

  /**
   * In the order in which all are run on the same stores: the one that adds to them is the last.
   */
  private static final Map<String, BiFunction<Settings, Results, Measure>> MEASURES =
      new LinkedHashMap<>();

  static {
    MEASURES.put("read", ReadBenchmark::new);
    MEASURES.put("stream", StreamBenchmark::new);
    MEASURES.put("rebuild", RebuildBenchmark::new);
    MEASURES.put("append", AppendBenchmark::new);
  }

  private Benchmarks() {}

  /** Runs the one that the first argument names, or all. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(arguments);
    if (settings.name().equals(CHART)) {
      Chart.draw(settings.keep().orElse(KEPT), PICTURE);
      return;
    }
    Map<Measure, Results> chosen = new LinkedHashMap<>();
    MEASURES.forEach(
        (name, measure) -> {
          if (settings.name().equals(ALL) || settings.name().equals(name)) {
            Results results = new Results(name, settings.command());
            chosen.put(measure.apply(settings, results), results);
          }
        });
    if (chosen.isEmpty() && !settings.name().equals(VISIBLE)) {
      throw new IllegalArgumentException("no benchmark is called " + settings.name());
    }
    for (int events : chosen.isEmpty() ? List.<Integer>of() : settings.events()) {
      measure(events, settings, new ArrayList<>(chosen.keySet()));
    }
    chosen.forEach(
        (measure, results) -> {
          measure.sumUp();
          results.keep(settings.keep());
        });
    if (settings.name().equals(VISIBLE) || settings.name().equals(ALL)) {
      Results results = new Results(VISIBLE, settings.command());
      new VisibleBenchmark(settings, results)
          .run(settings.name().equals(ALL) ? List.of(VISIBLE_IN_ALL) : settings.events());
      results.keep(settings.keep());
    }
    System.exit(0); // peers leave threads behind
  }

  private static void measure(int events, Settings settings, List<Measure> measures) {
    boolean peers = measures.stream().anyMatch(Measure::besidePeers);
    Optional<String> noPeers =
        peers ? settings.noPeers(events) : Optional.of("nobody is to be measured beside");
    try (EmbeddedServer server = EmbeddedServer.start();
        MongoClient client = MongoClients.create(server.uri());
        Field field = new Field(events, client, noPeers)) {
      measures.forEach(measure -> measure.at(events, server, field));
    }
  }
}
