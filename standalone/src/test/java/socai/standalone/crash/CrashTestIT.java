package socai.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Verdict;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.server.EmbeddedServer;
import socai.standalone.crash.waiting.WaitLimit;
import socai.standalone.crash.writer.WriterProcess;

/**
 * A short crash test of the ledger on the embedded store: each fault once, or {@code
 * -Dsocai.crashes=200} of them with {@code -Dsocai.crash-seed=7}.
 */
class CrashTestIT {
  private static final int CYCLES = Integer.getInteger("socai.crashes", 10);
  private static final long SEED = Long.getLong("socai.crash-seed", 2026);
  private static final int COMMANDS = 10;

  @TempDir Path folder;

  private final List<Fault> faults = new ArrayList<>();

  private Verdict run(int cycles, Class<?> writer) throws Exception {
    OwnJava java = OwnJava.unpackedIn(folder);
    CrashTest.Settings settings =
        new CrashTest.Settings(SEED, cycles, COMMANDS, history(), folder, writer);
    try (EmbeddedServer server = new EmbeddedServer(java, folder);
        CrashTest test =
            new CrashTest(settings, java, server, new WaitLimit((what, seconds, most) -> {}))) {
      return test.run((cycle, fault, soFar) -> faults.add(fault));
    }
  }

  private Path history() {
    return folder.resolve("history.jsonl");
  }

  @Test
  void whatever_is_killed_stopped_or_cut_nothing_is_lost_or_doubled() throws Exception {
    Verdict verdict = run(CYCLES, WriterProcess.class);
    assertThat(verdict.findings()).as("seed %d", SEED).isEmpty();
    assertThat(verdict.acknowledged() + verdict.known())
        .isGreaterThanOrEqualTo(CYCLES * COMMANDS * Writers.PROCESSES * Writers.THREADS / 2L);
    Set<Fault> all = new TreeSet<>(List.of(Fault.values()));
    all.remove(Fault.SERVER_STEPS_DOWN);
    assertThat(faults).containsAll(all);
    assertThat(Files.readAllLines(history()))
        .filteredOn(line -> line.startsWith("{\"acknowledged\""))
        .hasSize((int) verdict.acknowledged());
  }

  @Test
  void writers_whose_ledger_forgets_are_found_out() throws Exception {
    assertThat(run(1, ForgetfulWriter.class).count(Flaw.LOST)).isPositive();
  }
}
