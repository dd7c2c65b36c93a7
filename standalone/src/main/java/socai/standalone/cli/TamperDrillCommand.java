package socai.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import socai.embedded.EmbeddedMongo;
import socai.proof.drill.Attack;
import socai.proof.drill.DrillResult;
import socai.proof.drill.TamperDrill;
import socai.query.drill.ProjectedProfiles;

/** Attacks a ledger of its own in twelve ways, and has an auditor look for each. */
@Command(name = "tamper-drill")
final class TamperDrillCommand implements Callable<Integer> {
  private static final int FEWEST_EVENTS = 100;
  private static final double NANOSECONDS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "<n>",
      defaultValue = "100000",
      descriptionKey = "drill.events")
  private long events;

  @Override
  public Integer call() throws IOException {
    Talk talk = new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
    if (events < FEWEST_EVENTS) {
      throw new ParameterException(talk.line(), talk.text("drill.tooFew", FEWEST_EVENTS));
    }
    Path folder = Files.createTempDirectory("socai-drill");
    try (EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("store"))) {
      talk.say("drill.begins", events, folder);
      long found = drilled(talk, store.uri(), folder.resolve("keys"));
      talk.say("drill.done", found, Attack.values().length);
      return found == Attack.values().length ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private long drilled(Talk talk, String store, Path keys) {
    try (TamperDrill drill = new TamperDrill(store, keys, events, new ProjectedProfiles(store))) {
      return drill
          .run()
          .peek(result -> print(talk, result))
          .filter(result -> result.found().isPresent())
          .count();
    }
  }

  private static void print(Talk talk, DrillResult result) {
    String attack = talk.text("attack." + result.attack());
    double seconds = result.within().toNanos() / NANOSECONDS;
    String notary =
        result
            .notary()
            .difference()
            .map(difference -> difference.code() + " " + result.notary().position())
            .orElse("-");
    result
        .found()
        .ifPresentOrElse(
            found ->
                talk.say(
                    "drill.found",
                    attack,
                    talk.text("check." + found.by()),
                    found.what(),
                    found.where(),
                    seconds,
                    notary),
            () -> talk.say("drill.passed", attack, seconds, notary));
  }
}
