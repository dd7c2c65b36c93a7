package socai.benchmarks.append;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Field;
import socai.benchmarks.contender.Measure;
import socai.benchmarks.contender.Peers;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Goal;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.workload.Acts;

/**
 * Appends by 1, 8 and 64 clients to a store that holds so many events already. The contenders take
 * turns, so that whatever else the machine does meets them all.
 */
public final class AppendBenchmark implements Measure {
  private static final List<Integer> CLIENTS = List.of(1, 8, 64);
  private static final int MOST_CLIENTS = 64;
  private static final Map<String, Integer> WANTED =
      Map.of(Peers.AXON_MONGO, 10, Peers.AXON_JDBC, 1);

  private final Settings settings;
  private final Results results;
  private Runnable lastLine = () -> {};
  private boolean first = true;

  /** As {@code settings} say; the figures go to {@code results}. */
  public AppendBenchmark(Settings settings, Results results) {
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
    Found found = new Found();
    Limit limit = new Limit(field.copy(), field.ours().head(), found);
    List<Turn> turns =
        field.all().stream().map(contender -> new Turn(contender, new Acts())).toList();
    turns.forEach(turn -> turn.append(MOST_CLIENTS, settings.span()));
    for (int round = 0; round < settings.rounds(); round++) {
      for (int clients : CLIENTS) {
        for (Turn turn : turns) {
          long before = field.ours().head();
          found.of(turn.contender().name(), clients).add(turn.append(clients, settings.span()));
          if (turn.contender() == field.ours()) {
            limit.measure(field.commits().after(before), clients, settings.span());
          }
        }
      }
    }
    found.all().forEach(one -> results.say(one.figures(events)));
    report(events, field, found);
    if (first && settings.noPeers(events).isEmpty()) {
      new OnTransactions(settings, results).measure();
    }
    first = false;
  }

  @Override
  public void sumUp() {
    lastLine.run();
  }

  private void report(int events, Field field, Found found) {
    String us = field.ours().name();
    double ours = found.of(us, MOST_CLIENTS).rate();
    double of64 = found.of(Limit.BATCHES_OF_64, 1).rate();
    double of500 = found.of(Limit.BATCHES_OF_500, 1).rate();
    double most = Math.max(of64, of500);
    Map<String, Double> peers = new LinkedHashMap<>();
    field
        .peers()
        .forEach(peer -> peers.put(peer.name(), found.of(peer.name(), MOST_CLIENTS).rate()));
    Comparison main =
        results.compare(
            events,
            Comparison.withLimit(
                "append, 64 clients",
                "events/s",
                ours,
                most == of500 ? Limit.BATCHES_OF_500 : Limit.BATCHES_OF_64,
                most),
            peers);
    double alone = found.of(us, 1).percentile(50);
    double one = found.of(Limit.ONE, 1).percentile(50);
    results.compare(
        events,
        Comparison.withLimit("append, 1 client, p50", "ms", alone, Limit.ONE, one),
        Map.of());
    List<Goal> goals = new ArrayList<>();
    peers.forEach(
        (peer, rate) ->
            goals.add(
                Goal.atLeast(
                    "64 clients: times " + peer, WANTED.getOrDefault(peer, 1), ours / rate)));
    goals.add(Goal.atLeast("64 clients: times raw insertMany", 0.5, ours / most));
    goals.add(Goal.atMost("1 client, p50: times raw insertOne", 1.3, alone / one));
    lastLine = () -> results.sumUp(events, main, goals);
  }
}
