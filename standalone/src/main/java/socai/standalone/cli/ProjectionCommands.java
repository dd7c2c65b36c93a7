package socai.standalone.cli;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Parked;
import socai.query.rebuild.Advance;
import socai.query.rebuild.Compared;
import socai.query.rebuild.Listed;
import socai.query.rebuild.ProjectionAdmin;
import socai.query.rebuild.Rebuilt;
import socai.query.rebuild.Retried;
import socai.query.rebuild.Switched;

/** Rebuilds projections beside the ones in use, whether or not servers run on the store. */
@Command(name = "projections", synopsisSubcommandLabel = "COMMAND")
final class ProjectionCommands implements Runnable {
  private static final double MILLISECONDS = 1_000;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(talk().line(), talk().text("projections.which"));
  }

  @Command(name = "list")
  int list(@Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store) {
    return in(
        store,
        admin -> {
          for (Listed listed : admin.list()) {
            talk()
                .say(
                    "list.live",
                    listed.projection(),
                    listed.status().live().generation().number(),
                    listed.status().live().version(),
                    listed.version(),
                    listed.live().value(),
                    listed.head().value());
            listed.parked().forEach(this::print);
            listed.status().beside().ifPresent(beside -> print(beside, listed));
          }
          return ExitCode.DONE;
        });
  }

  private void print(Parked parked) {
    talk()
        .say(
            "list.parked", parked.subject(), parked.from().value(), parked.type(), parked.reason());
  }

  private void print(GenerationStatus.Beside beside, Listed listed) {
    talk()
        .say(
            beside.replaced() ? "list.replaced" : "list.beside",
            beside.projected().generation().number(),
            beside.projected().version(),
            listed.beside().map(position -> position.value()).orElse(0L));
  }

  @Command(name = "rebuild")
  int rebuild(
      @Parameters(paramLabel = "<projection>", descriptionKey = "projection") String projection,
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store,
      @Option(names = "--fresh", descriptionKey = "fresh") boolean fresh) {
    try (Interruption interruption = new Interruption()) {
      return in(
          store,
          admin -> {
            Rebuilt rebuilt = admin.rebuild(projection, fresh, progress(), interruption);
            double seconds = rebuilt.took().toMillis() / MILLISECONDS;
            talk()
                .say(
                    "rebuild.done",
                    projection,
                    rebuilt.projected().generation().number(),
                    rebuilt.position().value(),
                    rebuilt.events(),
                    seconds,
                    rebuilt.events() / Math.max(seconds, 1 / MILLISECONDS));
            return ExitCode.DONE;
          });
    }
  }

  @Command(name = "compare")
  int compare(
      @Parameters(paramLabel = "<projection>", descriptionKey = "projection") String projection,
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store) {
    return in(
        store,
        admin -> {
          Compared compared = admin.compare(projection, progress());
          print(compared);
          return compared.isSame() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
        });
  }

  @Command(name = "switch")
  int switchover(
      @Parameters(paramLabel = "<projection>", descriptionKey = "projection") String projection,
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store) {
    return in(
        store,
        admin -> {
          Switched switched = admin.switchOver(projection, progress());
          print(switched.compared());
          talk()
              .say(
                  switched.done() ? "switch.done" : "switch.refused",
                  projection,
                  switched.compared().live().generation().number(),
                  switched.compared().beside().generation().number());
          return switched.done() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
        });
  }

  @Command(name = "retry")
  int retry(
      @Parameters(paramLabel = "<projection>", descriptionKey = "projection") String projection,
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store) {
    return in(
        store,
        admin -> {
          Retried retried = admin.retry(projection);
          talk().say("retry.done", projection, retried.freed(), retried.parked());
          return retried.parked() == 0 ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
        });
  }

  @Command(name = "drop")
  int drop(
      @Parameters(paramLabel = "<projection>", descriptionKey = "projection") String projection,
      @Parameters(paramLabel = "<store>", descriptionKey = "storeOrAddress") String store) {
    return in(
        store,
        admin -> {
          admin.drop(projection);
          talk().say("drop.done", projection);
          return ExitCode.DONE;
        });
  }

  private void print(Compared compared) {
    talk()
        .say(
            "compare.generation",
            compared.live().generation().number(),
            compared.live().version(),
            compared.liveDigest());
    talk()
        .say(
            "compare.generation",
            compared.beside().generation().number(),
            compared.beside().version(),
            compared.besideDigest());
    for (Compared.Sample sample : compared.samples()) {
      talk()
          .say(
              "compare." + sample.kind(),
              sample.collection(),
              sample.id(),
              String.join(", ", sample.fields()));
    }
    talk()
        .say(
            compared.isSame() ? "compare.same" : "compare.differ",
            compared.position().value(),
            compared.views(),
            compared.differing());
  }

  private Consumer<Advance> progress() {
    return new EverySecond<Advance>(
        advance ->
            talk()
                .say(
                    "projections.progress",
                    advance.reached().value(),
                    advance.goal().value(),
                    advance.perSecond(),
                    advance.left().toMillis() / MILLISECONDS));
  }

  private int in(String store, ToIntFunction<ProjectionAdmin> work) {
    try (GivenStore given = GivenStore.of(store)) {
      if (given.isInUse()) {
        talk().say("store.inUse");
      }
      try (ProjectionAdmin admin = ProjectionAdmin.open(given.uri())) {
        return work.applyAsInt(admin);
      }
    }
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }
}
