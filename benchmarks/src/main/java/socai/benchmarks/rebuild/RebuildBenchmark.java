package socai.benchmarks.rebuild;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Ours;
import socai.benchmarks.contender.RawCommits;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Goal;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.workload.Households;

/**
 * The profiles of all households, drawn anew from the whole ledger, beside a cursor over the same
 * documents that looks into none of them.
 */
public final class RebuildBenchmark {
  private static final String DATABASE = "ours";

  /** So small that it costs nothing, so large that the JVM has seen everything once. */
  private static final int WARM_UP = 20_000;

  private final Settings settings;
  private final Results results;
  private final ProfileRebuild rebuild = new ByItsProcessor();

  /** One run as {@code settings} say. */
  public RebuildBenchmark(Settings settings) {
    this.settings = settings;
    this.results = new Results(settings.name(), settings.command());
  }

  /** Measures each size; the last one is summed up. */
  public void run() {
    results.skip("peers", "none of them brings a rebuild of pictures");
    measure(Math.min(WARM_UP, settings.events().get(settings.events().size() - 1)), 1);
    List<Double> rates = new ArrayList<>();
    for (int events : settings.events()) {
      Measured found = measure(events, settings.rounds());
      rates.add(found.rate());
      results.say(found.figures(events, rebuild.name()));
      Comparison comparison =
          Comparison.withLimit(
              "rebuild of profiles", "events/s", found.rate(), "raw cursor", found.limit());
      results.compare(events, comparison);
      if (rates.size() == settings.events().size()) {
        results.sumUp(
            events,
            comparison,
            List.of(
                Goal.atLeast("events/s", 50_000, found.rate()),
                Goal.atLeast("times raw cursor", 0.5, found.rate() / found.limit()),
                Goal.atMost("heap in MiB", 1024, found.heap()),
                Goal.atLeast(
                    "linear: rate at the most events, times that at the fewest",
                    0.8,
                    found.rate() / rates.get(0))));
      }
    }
    results.keep(settings.keep());
  }

  private Measured measure(int events, int rounds) {
    Households households = Households.of(events);
    try (EmbeddedServer server = EmbeddedServer.start();
        MongoClient client = MongoClients.create(server.uri())) {
      MongoDatabase database = client.getDatabase(DATABASE);
      try (Ours ours = new Ours(database)) {
        households.inBatches().forEach(ours::fill);
      }
      RawCommits commits = RawCommits.of(database);
      List<Double> scans = new ArrayList<>();
      List<Double> rebuilds = new ArrayList<>();
      Heap.forget();
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        commits.scan();
        scans.add((System.nanoTime() - start) / 1e9);
        rebuilds.add(rebuild.run(server.uri(DATABASE), households.events()));
        check(database, households);
      }
      return new Measured(
          households.events() / middle(rebuilds), households.events() / middle(scans), Heap.peak());
    }
  }

  /** That it was drawn, and from everything; then away with it. */
  private static void check(MongoDatabase database, Households households) {
    long drawn = database.getCollection("profiles").countDocuments();
    if (drawn != households.count()) {
      throw new IllegalStateException(drawn + " profiles instead of " + households.count());
    }
    database.getCollection("profiles").drop();
    database.getCollection("tokens").drop();
  }

  private static double middle(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  private record Measured(double rate, double limit, int heap) {
    Map<String, Object> figures(int events, String how) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("events", events);
      figures.put("how", how);
      figures.put("eventsPerSecond", Math.round(rate));
      figures.put("rawCursorEventsPerSecond", Math.round(limit));
      figures.put("peakHeapMiB", heap);
      return figures;
    }
  }
}
