package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import socai.standalone.crash.Turns;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.NotComeException;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * Runs the whole program and callers of it, hurts something in each cycle, and looks after each
 * whether every promise was kept: it ends at the first flaw.
 *
 * <p>The seed decides what is done after how many commands, and which commands are sent; not how
 * steps of the program and its callers fall together in between.
 */
public final class ProductTest implements AutoCloseable {
  private static final long SPREAD = 1_000_003;

  /**
   * What to do.
   *
   * @param commands how many each of the callers sends in a cycle
   * @param folder for data, logs and whatever else a run leaves behind
   */
  public record Settings(long seed, int cycles, int commands, Path folder) {}

  /**
   * How it stands.
   *
   * @param refused how many attempts were refused for now
   */
  public record Result(
      long events, long acknowledged, long unanswered, long refused, List<Violation> findings) {
    public Result {
      findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
      return findings.isEmpty();
    }
  }

  /** Hears how it goes. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A cycle is over.
     *
     * @param outcome what came of the fault, in a word or two; may be empty
     */
    void after(int cycle, ProductFault fault, String outcome, Result soFar);
  }

  private final Settings settings;
  private final WaitLimit patience;
  private final Disk disk;
  private final House house;
  private final Book book = new Book();
  private final Auditor auditor;
  private final FieldWork.Ground ground;
  private final Callers callers;
  private final FieldWork work;
  private volatile boolean interrupted;

  /** Makes the folders; nothing runs yet. */
  public ProductTest(Settings settings, OwnJava java, WaitLimit patience) throws IOException {
    this.settings = settings;
    this.patience = patience;
    disk = Disk.at(settings.folder().resolve("disk"));
    house = new House(java, settings.folder(), disk.folder(), patience);
    auditor = new Auditor(Files.createDirectories(settings.folder().resolve("auditor")), patience);
    Random random = new Random(settings.seed());
    ground = FieldWork.Ground.by(random);
    callers = new Callers(house::api, book, ground, random.nextLong());
    work = new FieldWork(ground, new Random(random.nextLong()));
  }

  /** Makes an archive of the program's classes, with which it starts sooner. */
  public static void rehearse(OwnJava java, Path folder) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(ProgramProcess.ONCE));
    arguments.addAll(List.of(ProgramProcess.onEmptyLedger(folder.resolve("rehearsal"), 0)));
    java.rehearse(ProgramProcess.class, folder, arguments.toArray(String[]::new));
  }

  /** What can go wrong here; the others want rights or tools that are not at hand. */
  public List<ProductFault> possible() {
    return Arrays.stream(ProductFault.values())
        .filter(fault -> fault.harm().isPossible(disk))
        .toList();
  }

  /**
   * Runs all cycles, with {@code faults} in turns, or up to the first flaw; then what the program
   * has is kept.
   */
  public Result run(List<ProductFault> faults, Progress progress)
      throws IOException, InterruptedException {
    Result result = judged(faults, progress);
    if (!result.isSound()) {
      house.close();
      Folders.copy(disk.folder(), settings.folder().resolve("kept"));
    }
    return result;
  }

  private Result judged(List<ProductFault> faults, Progress progress) throws InterruptedException {
    Turns<ProductFault> turns = new Turns<>(faults, new Random(settings.seed()));
    long events = 0;
    try {
      house.demandStart();
      for (Sending sending : ground.sendings()) {
        callers.carryOut(sending);
      }
      for (int cycle = 1; cycle <= settings.cycles() && !interrupted; cycle++) {
        ProductFault fault = turns.next();
        String outcome = strike(fault, new Random(settings.seed() * SPREAD + cycle));
        Auditor.Seen seen = auditor.look(house.api(), book);
        events = seen.events();
        List<Violation> findings = book.takeFindings();
        findings.addAll(seen.findings());
        Result soFar = result(events, findings);
        progress.after(cycle, fault, outcome, soFar);
        if (!soFar.isSound()) {
          return soFar;
        }
      }
    } catch (NotComeException e) {
      return broken(events, new Violation(Flaw.NO_END, String.valueOf(e.getMessage())));
    } catch (IOException | IllegalStateException e) {
      return broken(events, new Violation(Flaw.FOUND_BROKEN, e.toString()));
    }
    return result(events, book.takeFindings());
  }

  private String strike(ProductFault fault, Random random)
      throws IOException, InterruptedException {
    callers.begin(settings.commands());
    callers.awaitTaken(random.nextInt(settings.commands() * Callers.THREADS * 3 / 4), patience);
    String outcome =
        fault.harm().strike(new Scene(house, disk, callers, book, work, auditor, patience, random));
    callers.awaitDone(patience);
    return outcome;
  }

  private Result broken(long events, Violation finding) throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException("the run was interrupted");
    }
    List<Violation> findings = book.takeFindings();
    findings.add(finding);
    return result(events, findings);
  }

  private Result result(long events, List<Violation> findings) {
    return new Result(events, book.acknowledged(), book.withoutAnswer(), book.refused(), findings);
  }

  /** Has {@link #run} end soon. */
  public void interrupt() {
    interrupted = true;
    close();
  }

  @Override
  public void close() {
    callers.close();
    house.close();
    disk.close();
  }
}
