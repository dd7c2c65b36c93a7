package socai.benchmarks.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** One contender with so many clients, over all rounds. */
final class Appended {
  private final String contender;
  private final int clients;
  private final Histogram latencies = new Histogram(Duration.ofMinutes(1).toNanos(), 3);
  private final List<Double> rates = new ArrayList<>();
  private double cpu;
  private long stored;

  Appended(String contender, int clients) {
    this.contender = contender;
    this.clients = clients;
  }

  void add(Clients.Seen seen) {
    latencies.add(seen.latencies());
    rates.add(seen.rate());
    cpu += seen.cpu();
    stored += seen.events();
  }

  /** Events in a second, in the middle one of the rounds. */
  double rate() {
    List<Double> sorted = rates.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** In milliseconds, over all rounds. */
  double percentile(double percent) {
    return latencies.getValueAtPercentile(percent) / 1e6;
  }

  Map<String, Object> figures(int events) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", events);
    figures.put("contender", contender);
    figures.put("clients", clients);
    figures.put("eventsPerSecond", Math.round(rate()));
    figures.put("p50ms", percentile(50));
    figures.put("p99ms", percentile(99));
    figures.put("p99.9ms", percentile(99.9));
    figures.put("cpuMicrosecondsPerEvent", cpu * 1e6 / Math.max(1, stored));
    figures.put("calls", latencies.getTotalCount());
    return figures;
  }
}
