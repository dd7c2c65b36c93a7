package socai.benchmarks.append;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.contender.Ours;
import socai.benchmarks.contender.Peers;
import socai.benchmarks.contender.RawCommits;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Goal;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.server.NotAtHandException;
import socai.benchmarks.server.PostgresServer;
import socai.benchmarks.server.Server;
import socai.benchmarks.workload.Act;
import socai.benchmarks.workload.Acts;
import socai.benchmarks.workload.Households;

/**
 * Appends by 1, 8 and 64 clients to a store that holds so many events already. The contenders take
 * turns, so that whatever else the machine does meets them all.
 */
public final class AppendBenchmark {
  private static final List<Integer> CLIENTS = List.of(1, 8, 64);
  private static final int MOST_CLIENTS = 64;

  private final Settings settings;
  private final Results results;

  /** One run as {@code settings} say. */
  public AppendBenchmark(Settings settings) {
    this.settings = settings;
    this.results = new Results(settings.name(), settings.command());
  }

  /** Measures each size; the last one is summed up. */
  public void run() {
    for (int events : settings.events()) {
      try (EmbeddedServer server = EmbeddedServer.start();
          MongoClient client = MongoClients.create(server.uri())) {
        at(events, client);
      }
    }
    results.keep(settings.keep());
  }

  private void at(int events, MongoClient client) {
    Optional<Server> postgres =
        settings.noPeers(events).isPresent() ? Optional.empty() : postgres();
    try (Ours ours = new Ours(client.getDatabase("ours"))) {
      List<Contender> all = new ArrayList<>(List.of(ours));
      settings
          .noPeers(events)
          .ifPresentOrElse(
              why -> results.skip("peers at " + events + " events", why),
              () -> all.add(Peers.axonMongo(client.getDatabase("axon"))));
      postgres.ifPresent(server -> all.add(Peers.axonJdbc(server.uri())));
      Households households = Households.of(events);
      all.forEach(contender -> households.inBatches().forEach(contender::fill));
      RawCommits written = RawCommits.of(client.getDatabase("ours"));
      measure(events, all, ours, written, written.copyTo(client.getDatabase("raw")));
      all.subList(1, all.size()).forEach(Contender::close);
    } finally {
      postgres.ifPresent(Server::close);
    }
  }

  private Optional<Server> postgres() {
    try {
      return Optional.of(PostgresServer.start());
    } catch (NotAtHandException e) {
      results.skip("axon-jdbc-postgresql", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void measure(
      int events, List<Contender> all, Ours ours, RawCommits written, RawCommits copy) {
    Found found = new Found();
    Limit limit = new Limit(copy, ours.head(), found);
    List<Turn> turns = all.stream().map(contender -> new Turn(contender, new Acts())).toList();
    turns.forEach(turn -> turn.append(MOST_CLIENTS, settings.span()));
    for (int round = 0; round < settings.rounds(); round++) {
      for (int clients : CLIENTS) {
        for (Turn turn : turns) {
          long before = ours.head();
          found.of(turn.contender().name(), clients).add(turn.append(clients, settings.span()));
          if (turn.contender() == ours) {
            limit.measure(written.after(before), clients, settings.span());
          }
        }
      }
    }
    found.all().forEach(one -> results.say(one.figures(events)));
    report(events, all, found);
  }

  /** A contender and the commands it is given. */
  private record Turn(Contender contender, Acts acts) {
    Clients.Seen append(int clients, Duration span) {
      return Clients.work(
          clients,
          span,
          () -> {
            Act act = acts.next();
            contender.append(act);
            return act.events().size();
          });
    }
  }

  private void report(int events, List<Contender> all, Found found) {
    Appended many = found.of(all.get(0).name(), MOST_CLIENTS);
    Appended alone = found.of(all.get(0).name(), 1);
    Appended of64 = found.of(Limit.BATCHES_OF_64, 1);
    Appended of500 = found.of(Limit.BATCHES_OF_500, 1);
    boolean larger = of500.rate() > of64.rate();
    String limitName = larger ? Limit.BATCHES_OF_500 : Limit.BATCHES_OF_64;
    double most = Math.max(of500.rate(), of64.rate());
    double one = found.of(Limit.ONE, 1).percentile(50);
    List<Goal> goals = new ArrayList<>();
    Comparison main =
        Comparison.withLimit("append, 64 clients", "events/s", many.rate(), limitName, most);
    for (Contender peer : all.subList(1, all.size())) {
      Appended theirs = found.of(peer.name(), MOST_CLIENTS);
      Comparison beside = main.beside(peer.name(), theirs.rate());
      results.compare(events, beside);
      boolean first = goals.isEmpty();
      main = first ? beside : main;
      goals.add(
          Goal.atLeast(
              "64 clients: times " + peer.name(), first ? 10 : 1, many.rate() / theirs.rate()));
    }
    results.compare(
        events,
        Comparison.withLimit("append, 1 client, p50", "ms", alone.percentile(50), Limit.ONE, one));
    goals.add(Goal.atLeast("64 clients: times raw insertMany", 0.5, many.rate() / most));
    goals.add(Goal.atMost("1 client, p50: times raw insertOne", 1.3, alone.percentile(50) / one));
    results.sumUp(events, main, goals);
  }
}
