package socai.benchmarks;

import socai.benchmarks.append.AppendBenchmark;
import socai.benchmarks.rebuild.RebuildBenchmark;
import socai.benchmarks.visible.VisibleBenchmark;

/** The benchmarks by their names; {@code benchmarks/run} without one lists them. */
final class Benchmarks {
  private Benchmarks() {}

  /** Runs the one that the first argument names. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(arguments);
    switch (settings.name()) {
      case "append" -> new AppendBenchmark(settings).run();
      case "rebuild" -> new RebuildBenchmark(settings).run();
      case "visible" -> new VisibleBenchmark(settings).run();
      default -> throw new IllegalArgumentException("no benchmark is called " + settings.name());
    }
    System.exit(0); // peers leave threads behind
  }
}
