package socai.benchmarks.rebuild;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.Measure;
import socai.benchmarks.contender.RawCommits;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Cpu;
import socai.benchmarks.report.Goal;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.workload.Households;
import socai.query.rebuild.Rebuilt;
import socai.query.rebuild.ProjectionAdmin;

/**
 * The profiles of all households, rebuilt from the whole ledger, beside a cursor over the same
 * documents that looks into none of them.
 */
public final class RebuildBenchmark implements Measure {
  private static final String PROFILES = "profiles";

  private final Settings settings;
  private final Results results;
  private final List<Measured> sizes = new ArrayList<>();

  /** As {@code settings} say; the figures go to {@code results}. */
  public RebuildBenchmark(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  @Override
  public boolean besidePeers() {
    return false;
  }

  @Override
  public void at(int events, EmbeddedServer server, Field field) {
    if (sizes.isEmpty()) {
      turn(events, server, field); // to warm up
    }
    Heap.forget();
    List<Measured> rounds = new ArrayList<>();
    for (int round = 0; round < settings.roundsAt(events); round++) {
      rounds.add(turn(events, server, field));
    }
    rounds.sort(Comparator.comparing(Measured::rate));
    Measured found = rounds.get(rounds.size() / 2);
    sizes.add(found);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", events);
    figures.put("eventsPerSecond", Math.round(found.rate()));
    figures.put("rawCursorEventsPerSecond", Math.round(found.cursor()));
    figures.put("cpuMicrosecondsPerEvent", found.cpu());
    figures.put("peakHeapMiB", found.heap());
    results.say(figures);
    results.compare(events, found.comparison(), Map.of());
  }

  @Override
  public void sumUp() {
    results.skip("peers", "none of them brings a rebuild of pictures");
    Measured last = sizes.get(sizes.size() - 1);
    results.sumUp(
        last.events(),
        last.comparison(),
        List.of(
            Goal.atLeast("events/s", 50_000, last.rate()),
            Goal.atLeast("times raw cursor", 0.5, last.rate() / last.cursor()),
            Goal.atMost("heap in MiB", 1024, last.heap()),
            Goal.atLeast(
                "linear: rate at the most events, times that at the fewest",
                0.8,
                last.rate() / sizes.get(0).rate())));
  }

  private Measured turn(int events, EmbeddedServer server, Field field) {
    Households households = Households.of(events);
    int stored = households.events();
    long start = System.nanoTime();
    field.commits().scan();
    double scan = (System.nanoTime() - start) / 1e9;
    Rebuilt rebuilt;
    long before = Cpu.used();
    try (ProjectionAdmin admin = ProjectionAdmin.open(server.uri(Field.OURS))) {
      rebuilt = admin.rebuild(PROFILES, true, advance -> {}, () -> false);
    }
    double cpu = (Cpu.used() - before) / 1e3 / stored;
    check(field.database(), households);
    return new Measured(
        events, stored / (rebuilt.took().toNanos() / 1e9), stored / scan, cpu, Heap.peak());
  }

  /** That all were projected; then away with them. */
  private static void check(MongoDatabase database, Households households) {
    long projected = 0;
    for (String name : database.listCollectionNames().into(new ArrayList<>())) {
      if (name.startsWith(PROFILES)) {
        projected += database.getCollection(name).countDocuments();
      }
      if (!name.equals(RawCommits.COMMITS)) {
        database.getCollection(name).drop();
      }
    }
    if (projected != households.count()) {
      throw new IllegalStateException(projected + " profiles instead of " + households.count());
    }
  }

  private record Measured(int events, double rate, double cursor, double cpu, int heap) {
    Comparison comparison() {
      return Comparison.withLimit("rebuild of profiles", "events/s", rate, "raw cursor", cursor);
    }
  }
}
