package socai.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import socai.standalone.crash.CrashTest;
import socai.standalone.crash.Fault;
import socai.standalone.crash.check.Verdict;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.product.ProductFault;
import socai.standalone.crash.product.ProductTest;
import socai.standalone.crash.server.EmbeddedServer;
import socai.standalone.crash.server.GivenServer;
import socai.standalone.crash.server.ReplicaSet;
import socai.standalone.crash.server.SecantusServer;
import socai.standalone.crash.server.Server;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;
import socai.standalone.crash.writer.Rehearsal;
import socai.standalone.crash.writer.WriterProcess;

/** Kills, stops and cuts by a seed, and says whether the ledger kept its promises. */
@Command(name = "crashtest", sortOptions = false)
final class CrashTestCommand implements Callable<Integer> {
  /** Servers that are started, and hurt, by the command itself. */
  enum Kind {
    embedded,
    secantus,
    mongod,
    product
  }

  private static final int WORTH_A_REHEARSAL = 20;
  private static final double NANOSECONDS = 1e9;
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  @Option(names = "--cycles", paramLabel = "<n>", descriptionKey = "crashtest.cycles")
  private int cycles = 100;

  @Option(names = "--seed", paramLabel = "<n>", descriptionKey = "crashtest.seed")
  private long seed = ThreadLocalRandom.current().nextInt(1_000_000);

  @Option(names = "--commands", paramLabel = "<n>", descriptionKey = "crashtest.commands")
  private int commands = 10;

  @Option(names = "--server", paramLabel = "<kind>", descriptionKey = "crashtest.server")
  private Kind kind = Kind.embedded;

  @Option(names = "--uri", paramLabel = "<uri>", descriptionKey = "crashtest.uri")
  private @Nullable String uri;

  @Option(
      names = "--faults",
      paramLabel = "<fault>",
      split = ",",
      descriptionKey = "crashtest.faults")
  private @Nullable List<ProductFault> faults;

  @Option(names = "--history", paramLabel = "<file>", descriptionKey = "crashtest.history")
  private Path history = Path.of("crashtest-history.jsonl");

  private int done;

  private long begun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (cycles < 1 || commands < 1) {
      throw new ParameterException(talk().line(), talk().text("crashtest.tooFew"));
    }
    if (faults != null && (kind != Kind.product || uri != null)) {
      throw new ParameterException(talk().line(), talk().text("crashtest.faultsOfProduct"));
    }
    Path folder = Files.createTempDirectory("socai-crashtest");
    OwnJava java = OwnJava.unpackedIn(folder);
    if (kind == Kind.product && uri == null) {
      return new ProductCrash(talk(), new ProductTest.Settings(seed, cycles, commands, folder))
          .run(java, faults == null ? List.of(ProductFault.values()) : faults);
    }
    if (cycles >= WORTH_A_REHEARSAL) {
      java.rehearse(Rehearsal.class, folder);
    }
    CrashTest.Settings settings =
        new CrashTest.Settings(seed, cycles, commands, history, folder, WriterProcess.class);
    Verdict verdict;
    WaitLimit patience = new Waits(talk()).patience();
    try (Server server =
            patience.during(Awaited.PROGRAM_TO_START, LONGEST_START, () -> server(java, folder));
        CrashTest test = new CrashTest(settings, java, server, patience)) {
      talk()
          .say(
              "crashtest.begins",
              seed,
              cycles,
              server.shownUri(),
              history.toAbsolutePath(),
              folder);
      begun = System.nanoTime();
      verdict = OnInterrupt.clear(folder, () -> end(test, server), () -> test.run(this::show));
    } catch (InterruptedException e) {
      talk().say("crashtest.interrupted", seed, done);
      return ExitCode.INTERRUPTED;
    }
    if (verdict.isSound()) {
      FileSystemUtils.deleteRecursively(folder);
    }
    return print(verdict, folder);
  }

  private static void end(CrashTest test, Server server) {
    test.interrupt();
    server.close();
  }

  private Server server(OwnJava java, Path folder) {
    if (uri != null) {
      return given(uri);
    }
    return switch (kind) {
      case embedded -> new EmbeddedServer(java, folder);
      case secantus -> new SecantusServer(found(SecantusServer.program()), folder);
      case mongod -> new ReplicaSet(found(ReplicaSet.program()), folder);
      case product -> throw new IllegalStateException("it has a store of its own");
    };
  }

  private Server given(String address) {
    try {
      return new GivenServer(address);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(talk().line(), talk().text("crashtest.address"), e);
    }
  }

  private Path found(Optional<Path> program) {
    return program.orElseThrow(
        () -> new ParameterException(talk().line(), talk().text("crashtest.noProgram", kind)));
  }

  private void show(int cycle, Fault fault, Verdict soFar) {
    long now = System.nanoTime();
    talk()
        .say(
            "crashtest.cycle",
            cycle,
            cycles,
            fault,
            (now - begun) / NANOSECONDS,
            soFar.acknowledged(),
            soFar.findings().size());
    begun = now;
    done = cycle;
  }

  private int print(Verdict verdict, Path folder) {
    talk().print(verdict.findings());
    talk()
        .say(
            verdict.isSound() ? "crashtest.sound" : "crashtest.unsound",
            seed,
            verdict.commits(),
            verdict.events(),
            verdict.acknowledged(),
            verdict.known(),
            verdict.unknown(),
            verdict.refused(),
            verdict.findings().size(),
            folder);
    return verdict.isSound() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }
}
