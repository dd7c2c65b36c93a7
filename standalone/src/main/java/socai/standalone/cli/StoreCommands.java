package socai.standalone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import socai.embedded.ReachedStore;
import socai.embedded.StoreChoices;
import socai.embedded.backup.Manifest;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.proof.AcceptedLoss;
import socai.proof.DiffersException;
import socai.proof.KeyFolder;
import socai.proof.LedgerContents;

/** Looks after an embedded store, whether or not a process has it open. */
@Command(name = "store", synopsisSubcommandLabel = "COMMAND")
final class StoreCommands implements Runnable {
  private static final double MIB = 1 << 20;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(talk().line(), talk().text("store.which"));
  }

  @Command(name = "check")
  int check(@Parameters(paramLabel = "<dir>", descriptionKey = "dir") Path folder) {
    return on(
        ReachedStore.toLookAt(folder),
        store -> {
          sayWhoseBackup(folder);
          CheckReport report = store.check();
          for (CheckFinding finding : report.first()) {
            talk()
                .say(
                    "check.finding",
                    talk().text("finding." + finding.kind()),
                    finding.collection(),
                    finding.index(),
                    finding.key());
          }
          talk()
              .say(
                  report.isSound() ? "check.sound" : "check.unsound",
                  report.collections(),
                  report.documents(),
                  report.entries(),
                  report.findings());
          return report.isSound() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
        });
  }

  @Command(name = "compact")
  int compact(@Parameters(paramLabel = "<dir>", descriptionKey = "dir") Path folder) {
    return on(
        ReachedStore.in(folder),
        store -> {
          CompactReport report = store.compact();
          talk().say("compact.done", report.bytesBefore() / MIB, report.bytesAfter() / MIB);
          return ExitCode.DONE;
        });
  }

  @Command(name = "backup")
  int backup(
      @Parameters(paramLabel = "<dir>", descriptionKey = "dir") Path folder,
      @Parameters(paramLabel = "<target>", descriptionKey = "target") Path target) {
    return on(
        ReachedStore.in(folder, StoreChoices.beside(folder).reporting(LedgerContents::of)),
        store -> {
          long bytes = store.backup(target);
          talk().say("backup.done", target.toAbsolutePath().normalize(), bytes / MIB);
          return ExitCode.DONE;
        });
  }

  @Command(name = "accept-loss")
  int acceptLoss(
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store,
      @Parameters(paramLabel = "<keys>", descriptionKey = "log.keys") Path keys,
      @Option(names = "--by", required = true, descriptionKey = "loss.by") String by,
      @Option(names = "--because", required = true, descriptionKey = "loss.because") String because,
      @Option(
              names = "--origin",
              defaultValue = "so-cai.local/son-la",
              descriptionKey = "log.origin")
          String origin) {
    try (GivenStore given = GivenStore.of(store)) {
      if (given.isAtWork()) {
        talk().say("loss.inUse");
        return ExitCode.AT_WORK;
      }
      try (AcceptedLoss ledger =
          AcceptedLoss.in(given.uri(), new KeyFolder(keys, origin), Clock.systemUTC())) {
        Optional<AcceptedLoss.Loss> loss = ledger.accept(by, because);
        if (loss.isEmpty()) {
          talk().say("loss.none");
          return ExitCode.NOTHING_THERE;
        }
        talk().say("loss.accepted", loss.get().from(), loss.get().to());
        return ExitCode.DONE;
      } catch (DiffersException e) {
        talk().say("log.differs", e.difference().code(), e.position());
        return ExitCode.FOUND_SOMETHING;
      }
    }
  }

  /** That all of it is there was made sure of when it was opened. */
  private void sayWhoseBackup(Path folder) {
    try {
      Manifest.in(folder)
          .ifPresent(
              copy ->
                  talk()
                      .say(
                          "check.backup",
                          copy.madeAt(),
                          copy.contents().getOrDefault("ledger", "-"),
                          copy.contents().getOrDefault("head", "-"),
                          copy.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int on(ReachedStore reached, ToIntFunction<ReachedStore> work) {
    try (ReachedStore store = reached) {
      if (store.isInUse()) {
        talk().say("store.inUse");
      }
      return work.applyAsInt(store);
    }
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }
}
