package socai.standalone.crash.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.product.Answer;
import socai.standalone.crash.product.ApiClient;
import socai.standalone.crash.product.Auditor;
import socai.standalone.crash.product.Book;
import socai.standalone.crash.product.FieldWork;
import socai.standalone.crash.product.Program;
import socai.standalone.crash.product.Sending;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.NotComeException;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * Measures what the program can take, then gives it more than that for a while, with rude callers
 * between, and then has every command answered: each that was acknowledged must be there once.
 */
public final class Soak implements AutoCloseable {
  private static final List<String> DRAWN = List.of("/api/totals", "/api/units", "/api/services");
  private static final int HEAP = 384;
  private static final int CALLERS_TO_MEASURE = 64;
  private static final Duration PATIENCE_OF_CALLERS = Duration.ofSeconds(30);
  private static final Duration LONGEST_MEASURING = Duration.ofSeconds(20);
  private static final Duration LONGEST_AFTERWARDS = Duration.ofMinutes(5);
  private static final Duration LONGEST_GROUND = Duration.ofMinutes(1);

  /**
   * What to do.
   *
   * @param time under load, without what comes before and after
   * @param percent of what it can take
   * @param between how long between two samples
   * @param folder for data, logs and whatever else a run leaves behind
   */
  public record Settings(
      long seed, Duration time, int percent, Duration between, OwnJava java, Path folder) {}

  /** Hears how it goes. */
  public interface Progress {
    /** So many commands a second can be taken; so many will be sent. */
    void measured(double perSecond, double sent);

    /** How it stands now. */
    void sampled(Sample sample);
  }

  /** How it went. */
  public record Result(long events, long acknowledged, List<Violation> findings) {
    public Result {
      findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
      return findings.isEmpty();
    }
  }

  private final Settings settings;
  private final WaitLimit patience;
  private final Program program;
  private final Book book = new Book();
  private final List<Sample> before = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private long begun = System.nanoTime();
  private long acknowledgedBefore;
  private long sampledBefore = begun;

  /** Starts the program on an empty ledger. */
  public Soak(Settings settings, WaitLimit patience) {
    this.settings = settings;
    this.patience = patience;
    program =
        Program.start(
            Program.asServed(settings.java(), HEAP, settings.folder().resolve("data")),
            settings.folder());
  }

  /** Does all of it. */
  public Result run(Progress progress) throws IOException, InterruptedException {
    try {
      ApiClient api = new ApiClient(program.awaitServing(patience), PATIENCE_OF_CALLERS);
      Random random = new Random(settings.seed());
      FieldWork.Ground ground = FieldWork.Ground.by(random);
      for (Sending sending : ground.sendings()) {
        patience.demand(Awaited.COMMANDS_ACKNOWLEDGED, LONGEST_GROUND, () -> isTaken(api, sending));
      }
      Load load = new Load(api, book, new FieldWork(ground, new Random(random.nextLong())));
      press(api, load, random, progress);
      return judged(api, load);
    } catch (NotComeException e) {
      return result(0, List.of(new Violation(Flaw.NO_END, String.valueOf(e.getMessage()))));
    }
  }

  private boolean isTaken(ApiClient api, Sending sending) {
    book.intends(sending);
    try {
      Answer answer = api.post(sending);
      if (answer.isTaken()) {
        book.taken(sending, answer.position());
      }
      return answer.isTaken();
    } catch (IOException e) {
      return false;
    }
  }

  private void press(ApiClient api, Load load, Random random, Progress progress)
      throws IOException, InterruptedException {
    Duration part = settings.time().dividedBy(8);
    Duration shortly = part.compareTo(LONGEST_MEASURING) < 0 ? part : LONGEST_MEASURING;
    load.measure(CALLERS_TO_MEASURE, shortly); // for the virtual machine to get warm
    double capacity = load.measure(CALLERS_TO_MEASURE, shortly);
    double sent = capacity * settings.percent() / 100;
    progress.measured(capacity, sent);
    RudeCallers rude = new RudeCallers(api.port(), load, book, new Random(random.nextLong()));
    Thread beside = new Thread(rude, "rude callers");
    Thread pressing = new Thread(() -> load.press(sent, settings.time()), "callers");
    begun = System.nanoTime();
    before.add(sample(api, load));
    beside.start();
    pressing.start();
    try {
      while (pressing.isAlive()) {
        pressing.join(settings.between().toMillis());
        samples.add(sample(api, load));
        progress.sampled(samples.get(samples.size() - 1));
      }
    } finally {
      pressing.interrupt();
      rude.end();
      beside.join();
    }
  }

  private Sample sample(ApiClient api, Load load) throws IOException, InterruptedException {
    Program.Used used =
        program.used().orElseThrow(() -> new IOException("the program does not say what it uses"));
    long now = System.nanoTime();
    long acknowledged = book.acknowledged();
    Sample sample =
        new Sample(
            TimeUnit.NANOSECONDS.toSeconds(now - begun),
            acknowledged,
            (acknowledged - acknowledgedBefore) * 1_000_000_000 / Math.max(1, now - sampledBefore),
            load.takeSlowestMillis(),
            book.refused(),
            book.withoutAnswer(),
            load.waiting(),
            used.heap(),
            used.descriptors(),
            used.threads(),
            lag(api));
    acknowledgedBefore = acknowledged;
    sampledBefore = now;
    return sample;
  }

  /** Of the one that is furthest behind where the ledger ended when it was asked. */
  private static long lag(ApiClient api) throws IOException {
    long head = api.get("officer", "/api/ledger").position();
    long behind = 0;
    for (String read : DRAWN) {
      Answer answer = api.get("officer", read);
      behind = Math.max(behind, head - answer.position());
    }
    return behind;
  }

  private Result judged(ApiClient api, Load load) throws IOException, InterruptedException {
    patience.demand(
        Awaited.WRITERS_TO_END,
        LONGEST_AFTERWARDS,
        () -> {
          load.sendWhatIsLeft();
          return load.isDone();
        });
    patience.demand(Awaited.READ_MODELS, LONGEST_AFTERWARDS, () -> isProjected(api));
    Path kept = Files.createDirectories(settings.folder().resolve("auditor"));
    Auditor.Seen seen = new Auditor(kept, patience).look(api, book);
    List<Violation> findings = book.takeFindings();
    findings.addAll(seen.findings());
    findings.addAll(Bounds.broken(before.get(0), samples));
    return result(seen.events(), findings);
  }

  private static boolean isProjected(ApiClient api) {
    try {
      return lag(api) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Result result(long events, List<Violation> findings) {
    return new Result(events, book.acknowledged(), findings);
  }

  @Override
  public void close() {
    program.close();
  }
}
