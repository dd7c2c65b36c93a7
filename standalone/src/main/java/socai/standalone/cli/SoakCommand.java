package socai.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.soak.Sample;
import socai.standalone.crash.soak.Soak;

/** Has the whole program work under more than it can take, and says whether it bore it. */
@Command(name = "soak", sortOptions = false)
final class SoakCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final double MIB = 1 << 20;

  @Option(names = "--minutes", paramLabel = "<n>", descriptionKey = "soak.minutes")
  private int minutes = 30;

  @Option(names = "--percent", paramLabel = "<n>", descriptionKey = "soak.percent")
  private int percent = 120;

  @Option(names = "--seed", paramLabel = "<n>", descriptionKey = "soak.seed")
  private long seed = ThreadLocalRandom.current().nextInt(1_000_000);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minutes < 1 || percent < 1) {
      throw new ParameterException(talk().line(), talk().text("soak.tooFew"));
    }
    Path folder = Files.createTempDirectory("socai-soak");
    OwnJava java = OwnJava.unpackedIn(folder);
    Soak.Settings settings =
        new Soak.Settings(seed, Duration.ofMinutes(minutes), percent, BETWEEN_LINES, java, folder);
    talk().say("soak.begins", seed, minutes, percent, folder);
    Soak.Result result;
    try (Soak soak = new Soak(settings, new Waits(talk()).patience())) {
      result = OnInterrupt.clear(folder, soak::close, () -> soak.run(new Lines()));
    }
    if (result.isSound()) {
      FileSystemUtils.deleteRecursively(folder);
    }
    return recorded(result, folder);
  }

  /** A line for each of what happens. */
  private final class Lines implements Soak.Progress {
    @Override
    public void measured(double perSecond, double sent) {
      talk().say("soak.measured", perSecond, sent);
    }

    @Override
    public void sampled(Sample sample) {
      talk()
          .say(
              "soak.line",
              sample.seconds(),
              sample.acknowledged(),
              sample.perSecond(),
              sample.slowestMillis(),
              sample.refused(),
              sample.unanswered(),
              sample.waiting(),
              sample.heap() / MIB,
              sample.descriptors(),
              sample.threads(),
              sample.lag());
    }
  }

  private int recorded(Soak.Result result, Path folder) {
    talk().print(result.findings());
    talk()
        .say(
            result.isSound() ? "soak.sound" : "soak.unsound",
            seed,
            result.events(),
            result.acknowledged(),
            result.findings().size(),
            folder);
    return result.isSound() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }
}
