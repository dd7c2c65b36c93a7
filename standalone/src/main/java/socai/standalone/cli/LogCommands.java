package socai.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import socai.proof.DiffersException;
import socai.proof.KeyFolder;
import socai.proof.SignedLedger;
import socai.proof.WholeCheck;
import socai.proof.note.VerifierKey;

/** Exports the signed ledger, checks it, and changes the key that signs it. */
@Command(name = "log", synopsisSubcommandLabel = "COMMAND")
final class LogCommands implements Runnable {
  private static final double NANOSECONDS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(talk().line(), talk().text("log.which"));
  }

  @Command(name = "export")
  int export(
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store,
      @Parameters(paramLabel = "<file>", descriptionKey = "log.file") Path file,
      @Option(names = "--after", defaultValue = "0", descriptionKey = "log.after") long after,
      @Option(names = "--through", descriptionKey = "log.through") @Nullable Long through)
      throws IOException {
    try (GivenStore given = GivenStore.toLookAt(store)) {
      return exportAt(given.uri(), file, after, Optional.ofNullable(through));
    }
  }

  private int exportAt(String uri, Path file, long after, Optional<Long> through)
      throws IOException {
    long begun = System.nanoTime();
    try (SignedLedger ledger = SignedLedger.open(uri)) {
      ExportedFile exported = new ExportedFile(ledger.export(), file);
      ExportedFile.Written written = exported.write(after, through);
      double seconds = (System.nanoTime() - begun) / NANOSECONDS;
      talk()
          .say(
              written.before() > 0 ? "log.resumed" : "log.exported",
              file,
              written.after() + 1,
              written.through(),
              written.before(),
              written.lines() / seconds);
    }
    return ExitCode.DONE;
  }

  @Command(name = "check")
  int check(
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store,
      @Option(names = "--key", paramLabel = "<key>", descriptionKey = "log.key")
          @Nullable List<String> keys) {
    List<VerifierKey> given =
        keys == null ? List.of() : keys.stream().map(VerifierKey::parse).toList();
    try (GivenStore reached = GivenStore.toLookAt(store);
        SignedLedger ledger = SignedLedger.open(reached.uri())) {
      WholeCheck check = ledger.check(given.isEmpty() ? ledger.publishedKeys() : given);
      long begun = System.nanoTime();
      EverySecond<Long> shown =
          new EverySecond<>(done -> talk().say("log.checking", done, check.size()));
      check.run(shown::accept);
      double seconds = (System.nanoTime() - begun) / NANOSECONDS;
      talk().say("log.sound", check.size(), seconds, check.size() / seconds);
      if (given.isEmpty()) {
        talk().say("log.noKeyGiven");
      }
      return ExitCode.DONE;
    } catch (DiffersException e) {
      talk().say("log.differs", e.difference().code(), e.position());
      return ExitCode.FOUND_SOMETHING;
    }
  }

  @Command(name = "rotate-key")
  int rotateKey(
      @Parameters(paramLabel = "<keys>", descriptionKey = "log.keys") Path keys,
      @Option(
              names = "--origin",
              defaultValue = "so-cai.local/son-la",
              descriptionKey = "log.origin")
          String origin) {
    KeyFolder folder = new KeyFolder(keys, origin);
    String note = folder.rotate().toString();
    talk().say("log.rotated", folder.key().verifierKey(), note);
    return ExitCode.DONE;
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }
}
