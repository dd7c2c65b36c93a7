package socai.standalone.crash;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import socai.standalone.crash.check.HistoryCheck;
import socai.standalone.crash.check.StoredCommits;
import socai.standalone.crash.check.Verdict;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.proxy.CuttingProxy;
import socai.standalone.crash.server.Server;
import socai.standalone.crash.server.Server.Hurt;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * Runs writers and readers in processes of their own, hurts something in each cycle, and has the
 * ledger checked against the history after each: it ends at the first flaw.
 *
 * <p>The seed decides what is done to whom after how many commands, and which commands are sent;
 * not how the processes' steps fall together in between.
 */
public final class CrashTest implements AutoCloseable {
  private static final String DATABASE = "crashtest";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private static final int LONGEST_LOOK_MILLIS = 60_000;
  private static final int LONGEST_KEPT_MILLIS = 1_000;

  /**
   * What to do.
   *
   * @param commands how many each of the writing threads sends in a cycle
   * @param history where the history is written; what is there is replaced
   * @param folder for logs and whatever else a run leaves behind
   * @param writer what a writer's process runs; has a {@code main}
   */
  public record Settings(
      long seed, int cycles, int commands, Path history, Path folder, Class<?> writer) {}

  /** Hears how it goes. */
  @FunctionalInterface
  public interface Progress {
    /** A cycle is over. */
    void after(int cycle, Fault fault, Verdict soFar);
  }

  private final WaitLimit patience;

  private final Settings settings;
  private final Server server;
  private final String database;
  private final HistoryFile history;
  private final CuttingProxy proxy;
  private final Writers writers;
  private final MongoClient client;
  private final StoredCommits commits;
  private final HistoryCheck check = new HistoryCheck();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /**
   * Starts the writers.
   *
   * @param server empty, and not closed with this
   */
  public CrashTest(Settings settings, OwnJava java, Server server, WaitLimit patience) {
    this.settings = settings;
    this.patience = patience;
    this.server = server;
    database = DATABASE + "_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    history = new HistoryFile(settings.history());
    proxy = new CuttingProxy(server::writable);
    client = MongoClients.create(server.uri() + "/?socketTimeoutMS=" + LONGEST_LOOK_MILLIS);
    commits = StoredCommits.in(client.getDatabase(database).getCollection("commits"));
    writers =
        new Writers(
            java,
            settings.writer(),
            settings.folder(),
            history,
            List.of(
                server.uri() + "/" + database,
                "mongodb://"
                    + login(server)
                    + "localhost:"
                    + proxy.port()
                    + "/"
                    + database
                    + "?directConnection=true&socketTimeoutMS="
                    + server.patience().toMillis()));
  }

  /** What an address of the server begins with, where it asks for a login. */
  private static String login(Server server) {
    return Optional.ofNullable(new ConnectionString(server.uri()).getCredential())
        .map(login -> login.getUserName() + ":" + new String(login.getPassword()) + "@")
        .orElse("");
  }

  /**
   * Runs all cycles, or up to the first flaw.
   *
   * @return what the whole history and the whole ledger, read anew from the beginning, say
   */
  public Verdict run(Progress progress) throws InterruptedException, IOException {
    Plan plan =
        new Plan(
            settings.seed(),
            Fault.borneBy(server),
            settings.commands() * Writers.PROCESSES * Writers.THREADS);
    orBroken(
        writers.awaitDone(patience.begin(Awaited.WRITERS_TO_START, LONGEST_WAIT)),
        "the writers do not start");
    Verdict soFar = look();
    while (soFar.isSound() && interrupted.getCount() > 0) {
      Cycle cycle = plan.next();
      if (cycle.number() > settings.cycles()) {
        break;
      }
      soFar = run(cycle);
      progress.after(cycle.number(), cycle.fault(), soFar);
    }
    return soFar.isSound() ? lookAnew() : soFar;
  }

  private Verdict run(Cycle cycle) throws InterruptedException {
    history.add(cycle.recorded());
    writers.work(cycle.seed(), settings.commands());
    writers.awaitAcknowledged(
        cycle.after(), patience.begin(Awaited.COMMANDS_ACKNOWLEDGED, LONGEST_WAIT));
    inflict(cycle);
    boolean done = writers.awaitDone(patience.begin(Awaited.WRITERS_TO_END, LONGEST_WAIT));
    orBroken(done, "a writer does not come to an end");
    if (!done) {
      return lookAtHistory(); // documents are looked at only while nobody writes
    }
    if (!server.isAlive()) {
      orBroken(false, "the server ended by itself");
      return look();
    }
    proxy.heal();
    Verdict verdict = look();
    orBroken(
        writers.awaitReaders(verdict.events(), patience.begin(Awaited.READERS, LONGEST_WAIT)),
        "a reader does not come to " + verdict.events());
    return look();
  }

  private void inflict(Cycle cycle) throws InterruptedException {
    switch (cycle.fault()) {
      case NONE -> {}
      case WRITER_KILLED -> {
        writers.kill(cycle.victim());
        replace(cycle);
      }
      case WRITER_KILLED_UNANSWERED -> {
        proxy.keepTheNextAnswer().await(LONGEST_KEPT_MILLIS, TimeUnit.MILLISECONDS);
        writers.kill(Writers.CARRIED);
        writers.replace(Writers.CARRIED, cycle.seed() + 1, settings.commands() / 2);
      }
      case WRITER_PAUSED -> {
        writers.pause(cycle.victim());
        pass(cycle.pauseMillis());
        writers.resume(cycle.victim());
      }
      case CUT_BEFORE_THE_COMMIT -> proxy.cutBeforeTheCommit(cycle.cuts());
      case CUT_AFTER_THE_COMMIT -> proxy.cutAfterTheCommit(cycle.cuts());
      case CONNECTION_STALLED -> {
        proxy.stall();
        pass((int) server.patience().toMillis() + cycle.pauseMillis());
        proxy.heal();
      }
      case SERVER_KILLED -> {
        server.hurt(Hurt.KILL);
        heal(Hurt.KILL);
      }
      case SERVER_PAUSED -> {
        server.hurt(Hurt.PAUSE);
        pass(cycle.pauseMillis());
        heal(Hurt.PAUSE);
      }
      case SERVER_AND_WRITER_KILLED -> {
        server.hurt(Hurt.KILL);
        writers.kill(cycle.victim());
        heal(Hurt.KILL);
        replace(cycle);
      }
      case SERVER_STEPS_DOWN -> {
        server.hurt(Hurt.STEP_DOWN);
        heal(Hurt.STEP_DOWN);
      }
    }
  }

  private void heal(Hurt hurt) {
    patience.during(
        Awaited.PROGRAM_TO_START,
        LONGEST_WAIT,
        () -> {
          server.heal(hurt);
          return hurt;
        });
  }

  private void replace(Cycle cycle) {
    writers.replace(cycle.victim(), cycle.seed() + 1, settings.commands() / 2);
  }

  private void pass(int millis) throws InterruptedException {
    boolean early = interrupted.await(millis, TimeUnit.MILLISECONDS);
    if (early) {
      throw new InterruptedException("the run was interrupted");
    }
  }

  private void orBroken(boolean well, String otherwise) throws InterruptedException {
    if (interrupted.getCount() == 0) {
      throw new InterruptedException("the run was interrupted");
    }
    if (!well) {
      history.add("{\"broken\":\"" + otherwise + ": " + writers.state() + "\"}");
    }
  }

  private Verdict look() {
    if (!server.isAlive()) {
      return lookAtHistory();
    }
    history.takeUnchecked().forEach(check::add);
    try {
      return check.look(commits);
    } catch (MongoException e) {
      history.add("{\"broken\":\"the ledger cannot be read: " + e.getClass().getName() + "\"}");
      return lookAtHistory();
    }
  }

  private Verdict lookAtHistory() {
    history.takeUnchecked().forEach(check::add);
    return check.lookAtHistory();
  }

  private Verdict lookAnew() throws IOException {
    writers.close();
    HistoryCheck anew = new HistoryCheck();
    try (Stream<String> lines = Files.lines(settings.history())) {
      lines.forEach(anew::add);
    }
    return anew.lookAtTheEnd(commits);
  }

  /** Has {@link #run} end soon, with an {@link InterruptedException} if it is in a cycle. */
  public void interrupt() {
    interrupted.countDown();
    writers.close();
  }

  @Override
  public void close() {
    writers.close();
    proxy.close();
    client.close();
    history.close();
  }
}
