package socai.benchmarks.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.Measure;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;

/** {@link StreamRead} by JMH for each contender, each in a JVM of its own, the server in ours. */
public final class StreamBenchmark implements Measure {
  static final String CURSOR = "raw cursor";

  private final Settings settings;
  private final Results results;
  private Runnable lastLine = () -> {};

  /** As {@code settings} say; the figures go to {@code results}. */
  public StreamBenchmark(Settings settings, Results results) {
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
    Map<String, Statistics> found = new LinkedHashMap<>();
    for (RunResult result : jmh(events, server, field)) {
      String contender = result.getParams().getParam("contender");
      Statistics times = result.getPrimaryResult().getStatistics();
      found.put(contender, times);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("events", events);
      figures.put("contender", contender);
      figures.put("meanMicroseconds", times.getMean());
      figures.put("p50Microseconds", times.getPercentile(50));
      figures.put("p99Microseconds", times.getPercentile(99));
      figures.put("streams", times.getN());
      results.say(figures);
    }
    Map<String, Double> peers = new LinkedHashMap<>();
    field.peers().forEach(peer -> peers.put(peer.name(), middle(found, peer.name())));
    Comparison main =
        results.compare(
            events,
            Comparison.withLimit(
                "stream read, p50",
                "µs",
                middle(found, field.ours().name()),
                CURSOR,
                middle(found, CURSOR)),
            peers);
    lastLine = () -> results.sumUp(events, main, List.of());
  }

  @Override
  public void sumUp() {
    lastLine.run();
  }

  private static double middle(Map<String, Statistics> found, String contender) {
    Statistics times = found.get(contender);
    if (times == null) {
      throw new IllegalStateException(contender + " was not measured");
    }
    return times.getPercentile(50);
  }

  private Collection<RunResult> jmh(int events, EmbeddedServer server, Field field) {
    List<String> contenders =
        Stream.concat(Stream.of(CURSOR), field.all().stream().map(Contender::name)).toList();
    try {
      return new Runner(
              new OptionsBuilder()
                  .include(StreamRead.class.getName())
                  .param("contender", contenders.toArray(String[]::new))
                  .param("events", Integer.toString(events))
                  .param("mongo", server.uri())
                  .param("postgres", field.postgresUri().orElse(""))
                  .forks(1)
                  .jvmArgs("-Xmx512m")
                  .warmupIterations(settings.rounds())
                  .warmupTime(TimeValue.seconds(settings.span().toSeconds()))
                  .measurementIterations(settings.rounds())
                  .measurementTime(TimeValue.seconds(settings.span().toSeconds()))
                  .shouldFailOnError(true)
                  .verbosity(VerboseMode.SILENT)
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }
}
