package socai.benchmarks.append;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import socai.benchmarks.Settings;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.contender.Occurrent;
import socai.benchmarks.contender.Ours;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.NotAtHandException;
import socai.benchmarks.server.SecantusServer;
import socai.benchmarks.server.Server;
import socai.benchmarks.workload.Acts;

/**
 * Ours beside Occurrent, which needs transactions, on a server that has them. The server is slow,
 * 64 clients at once it does not stand, and both begin with nothing in it: only the ratio means
 * anything.
 */
final class OnTransactions {
  private static final List<Integer> CLIENTS = List.of(1, 8);

  private final Settings settings;
  private final Results results;

  OnTransactions(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  /** Says the figures, or why there are none; the server is not ours to vouch for. */
  void measure() {
    try {
      compare();
    } catch (NotAtHandException e) {
      results.skip("occurrent", String.valueOf(e.getMessage()));
    } catch (Clients.FailedException e) {
      results.skip("occurrent", "on SecantusDB " + e.getMessage());
    }
  }

  private void compare() {
    try (Server server = SecantusServer.start();
        MongoClient client = MongoClients.create(server.uri());
        Ours ours = new Ours(client.getDatabase("ours"));
        Occurrent occurrent = new Occurrent(client, "occurrent")) {
      Found found = new Found();
      List<Turn> turns = List.of(new Turn(ours, new Acts()), new Turn(occurrent, new Acts()));
      turns.forEach(turn -> turn.append(1, settings.span()));
      for (int round = 0; round < settings.rounds(); round++) {
        for (int clients : CLIENTS) {
          turns.forEach(
              turn ->
                  found
                      .of(name(turn.contender()), clients)
                      .add(turn.append(clients, settings.span())));
        }
      }
      found.all().forEach(one -> results.say(one.figures(0)));
      for (int clients : CLIENTS) {
        results.compare(
            0,
            Comparison.alone(
                "append on SecantusDB, clients: " + clients,
                "events/s",
                found.of(name(ours), clients).rate()),
            Map.of(occurrent.name(), found.of(name(occurrent), clients).rate()));
      }
    }
  }

  private static String name(Contender contender) {
    return contender.name() + " on SecantusDB";
  }
}
