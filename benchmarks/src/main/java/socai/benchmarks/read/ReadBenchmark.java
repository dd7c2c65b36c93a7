package socai.benchmarks.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.Measure;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Cpu;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.workload.Households;

/**
 * Everything from the first event to the last, as a projection reads it, beside a cursor over the
 * same documents that looks into none of them.
 */
public final class ReadBenchmark implements Measure {
  private static final String CURSOR = "raw cursor";
  private static final String CPU = ", CPU";

  private final Settings settings;
  private final Results results;
  private Runnable lastLine = () -> {};

  /** As {@code settings} say; the figures go to {@code results}. */
  public ReadBenchmark(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  @Override
  public boolean besidePeers() {
    return true;
  }

  @Override
  public void at(int events, EmbeddedServer server, Field field) {
    field.missing().forEach(results::skip);
    turn(new LinkedHashMap<>(), events, field); // to warm up
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round < settings.roundsAt(events); round++) {
      turn(rates, events, field);
    }
    double bytes = field.commits().scan();
    results.say(
        Map.of("events", events, "storedBytesPerEvent", bytes / Households.of(events).events()));
    report(events, field, rates);
  }

  @Override
  public void sumUp() {
    lastLine.run();
  }

  private static void turn(Map<String, List<Double>> rates, int events, Field field) {
    int stored = Households.of(events).events();
    note(rates, key(CURSOR, false), stored, () -> field.commits().scan() > 0 ? stored : 0);
    for (Contender contender : field.all()) {
      for (boolean payloads : List.of(false, true)) {
        note(rates, key(contender.name(), payloads), stored, () -> contender.readAll(payloads));
      }
    }
  }

  private static void note(
      Map<String, List<Double>> rates, String what, int stored, LongSupplier read) {
    long cpu = Cpu.used();
    long start = System.nanoTime();
    long found = read.getAsLong();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (found != stored) {
      throw new IllegalStateException(what + " read " + found + " of " + stored + " events");
    }
    double computed = (Cpu.used() - cpu) / 1e3 / stored;
    rates.computeIfAbsent(what, key -> new ArrayList<>()).add(stored / seconds);
    rates.computeIfAbsent(what + CPU, key -> new ArrayList<>()).add(computed);
  }

  private void report(int events, Field field, Map<String, List<Double>> rates) {
    for (String what : rates.keySet()) {
      if (!what.endsWith(CPU)) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("events", events);
        figures.put("what", what);
        figures.put("eventsPerSecond", Math.round(rate(rates, what)));
        figures.put("cpuMicrosecondsPerEvent", rate(rates, what + CPU));
        results.say(figures);
      }
    }
    compare(events, field, rates, true);
    Comparison main = compare(events, field, rates, false);
    lastLine = () -> results.sumUp(events, main, List.of());
  }

  private Comparison compare(
      int events, Field field, Map<String, List<Double>> rates, boolean payloads) {
    Map<String, Double> peers = new LinkedHashMap<>();
    field.peers().forEach(peer -> peers.put(peer.name(), rate(rates, key(peer.name(), payloads))));
    return results.compare(
        events,
        Comparison.withLimit(
            payloads ? "full read, payloads too" : "full read",
            "events/s",
            rate(rates, key(field.ours().name(), payloads)),
            CURSOR,
            rate(rates, key(CURSOR, false))),
        peers);
  }

  private static String key(String contender, boolean payloads) {
    return payloads ? contender + ", payloads too" : contender;
  }

  private static double rate(Map<String, List<Double>> rates, String key) {
    return middle(rates.getOrDefault(key, List.of()));
  }

  private static double middle(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }
}
