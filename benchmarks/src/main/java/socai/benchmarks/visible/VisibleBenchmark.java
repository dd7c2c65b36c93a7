package socai.benchmarks.visible;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.springframework.context.ConfigurableApplicationContext;
import socai.benchmarks.Settings;
import socai.benchmarks.report.Comparison;
import socai.benchmarks.report.Goal;
import socai.benchmarks.report.Results;
import socai.benchmarks.server.EmbeddedServer;
import socai.command.Command;
import socai.command.Commands;
import socai.ledger.Ledger;

/**
 * From the moment an act should have been sent until the profile shows it: real HTTP, real
 * processors. Acts come at a constant rate, whether those before are answered or not, and the clock
 * of each starts when it was due, so that a stall is felt by all who come during it.
 */
public final class VisibleBenchmark {
  private static final String DATABASE = "ours";
  private static final int SENDERS = 8;
  private static final int EVENTS_OF_ONE = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Settings settings;
  private final Results results;
  private Runnable lastLine = () -> {};

  /** As {@code settings} say; the figures go to {@code results}. */
  public VisibleBenchmark(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  /** Measures at each of {@code sizes}; the last one is summed up. */
  public void run(List<Integer> sizes) {
    results.skip("peers", "none of them has these pictures");
    for (int events : sizes) {
      try (EmbeddedServer server = EmbeddedServer.start();
          MongoClient client = MongoClients.create(server.uri());
          ConfigurableApplicationContext product =
              Product.start(server.uri(DATABASE), server.beside("keys"));
          Watch watch = new Watch(client.getDatabase(DATABASE))) {
        measure(events, product, watch);
      }
    }
    lastLine.run();
  }

  private void measure(int events, ConfigurableApplicationContext product, Watch watch) {
    Village village = new Village(Math.max(100, events / EVENTS_OF_ONE));
    Commands commands = product.getBean(Commands.class);
    village.foundation().forEach(command -> commands.send(command, "admin"));
    int acts = fill(village, commands, events);
    Ledger ledger = product.getBean(Ledger.class);
    await(watch, ledger.head().value());
    ApiClient api =
        new ApiClient(product.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    Duration warmUp = settings.span().multipliedBy(5);
    Duration span = settings.span().multipliedBy(10);
    List<Sent> early = offer(api, village, acts, warmUp);
    await(watch, ledger.head().value());
    List<Sent> sent = offer(api, village, acts + early.size(), span);
    await(watch, ledger.head().value());
    report(events, sent, watch);
  }

  /** Registers the households and has them visited, until there are so many events. */
  private static int fill(Village village, Commands commands, int events) {
    List<Command> all = new ArrayList<>(village.households());
    int acts = Math.max(0, (events - all.size()) / 2);
    inThreads(all, commands);
    List<Command> visits = new ArrayList<>();
    for (int i = 0; i < acts; i++) {
      visits.add(village.act(i));
    }
    inThreads(visits, commands);
    return acts;
  }

  private static void inThreads(List<Command> all, Commands commands) {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      all.forEach(command -> sent.add(senders.submit(() -> commands.send(command, "field"))));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      senders.shutdownNow();
    }
  }

  private static void await(Watch watch, long position) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!watch.hasSeen(position)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("position " + position + " was never seen");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** Sends the acts of {@code span} at the rate that is set, each when it is due. */
  private List<Sent> offer(ApiClient api, Village village, int from, Duration span) {
    int count = (int) (settings.rate() * span.toSeconds());
    long interval = Duration.ofSeconds(1).toNanos() / settings.rate();
    List<Sent> sent = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * interval;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      CompletableFuture<Answer> answer =
          api.send(village.act(from + i))
              .thenApply(position -> new Answer(position, System.nanoTime()));
      sent.add(new Sent(due, answer));
    }
    sent.forEach(one -> one.answer().join());
    return sent;
  }

  private void report(int events, List<Sent> sent, Watch watch) {
    Histogram answered = new Histogram(3);
    Histogram profile = new Histogram(3);
    Histogram everything = new Histogram(3);
    for (Sent one : sent) {
      Answer answer = one.answer().join();
      answered.recordValue(answer.at() - one.due());
      profile.recordValue(watch.profiles(answer.position()) - one.due());
      everything.recordValue(watch.everything(answer.position()) - one.due());
    }
    double lasted = sent.stream().mapToLong(one -> one.answer().join().at()).max().orElseThrow();
    results.say(
        Map.of(
            "events",
            events,
            "offeredPerSecond",
            settings.rate(),
            "acknowledgedPerSecond",
            sent.size() / ((lasted - sent.get(0).due()) / 1e9)));
    results.say(figures(events, "acknowledged", answered));
    results.say(figures(events, "the profile shows it", profile));
    results.say(figures(events, "every picture shows it", everything));
    Comparison main =
        Comparison.alone(
            "command → visible in the profile, p99 at " + settings.rate() + "/s",
            "ms",
            milliseconds(profile, 99));
    results.compare(events, main, Map.of());
    List<Goal> goals = List.of(Goal.atMost("p99 in ms", 250, main.ours()));
    lastLine = () -> results.sumUp(events, main, goals);
  }

  private Map<String, Object> figures(int events, String what, Histogram found) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", events);
    figures.put("until", what);
    figures.put("commandsPerSecond", settings.rate());
    figures.put("p50ms", milliseconds(found, 50));
    figures.put("p99ms", milliseconds(found, 99));
    figures.put("p99.9ms", milliseconds(found, 99.9));
    figures.put("commands", found.getTotalCount());
    return figures;
  }

  private static double milliseconds(Histogram found, double percent) {
    return found.getValueAtPercentile(percent) / 1e6;
  }

  private record Answer(long position, long at) {}

  private record Sent(long due, CompletableFuture<Answer> answer) {}
}
