package socai.standalone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.product.ProductFault;
import socai.standalone.crash.product.ProductTest;

/** The crash test of the whole program, as a command tells of it. */
final class ProductCrash {
  private static final double NANOSECONDS = 1e9;

  private final Talk talk;
  private final ProductTest.Settings settings;
  private long begun = System.nanoTime();
  private int done;

  ProductCrash(Talk talk, ProductTest.Settings settings) {
    this.talk = talk;
    this.settings = settings;
  }

  int run(OwnJava java, List<ProductFault> wanted) throws IOException, InterruptedException {
    ProductTest.Result result;
    try (ProductTest test = new ProductTest(settings, java, new Waits(talk).patience())) {
      talk.say("crashtest.product.begins", settings.seed(), settings.cycles(), settings.folder());
      List<ProductFault> possible = new ArrayList<>(wanted);
      possible.retainAll(test.possible());
      printWhatIsNotDone(wanted, possible);
      if (possible.isEmpty()) {
        return ExitCode.NOTHING_THERE;
      }
      result =
          OnInterrupt.clear(
              settings.folder(),
              test::interrupt,
              () -> {
                ProductTest.rehearse(java, settings.folder());
                begun = System.nanoTime();
                return test.run(possible, this::print);
              });
    } catch (InterruptedException e) {
      talk.say("crashtest.interrupted", settings.seed(), done);
      return ExitCode.INTERRUPTED;
    }
    if (result.isSound()) {
      FileSystemUtils.deleteRecursively(settings.folder());
    }
    return recorded(result);
  }

  private void printWhatIsNotDone(List<ProductFault> wanted, List<ProductFault> possible) {
    String others =
        wanted.stream()
            .filter(fault -> !possible.contains(fault))
            .map(ProductFault::name)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      talk.say("crashtest.product.notDone", others);
    }
    talk.say("crashtest.product.clock");
  }

  private void print(int cycle, ProductFault fault, String outcome, ProductTest.Result soFar) {
    long now = System.nanoTime();
    talk.say(
        "crashtest.product.cycle",
        cycle,
        settings.cycles(),
        fault,
        outcome,
        (now - begun) / NANOSECONDS,
        soFar.acknowledged(),
        soFar.findings().size());
    begun = now;
    done = cycle;
  }

  private int recorded(ProductTest.Result result) {
    talk.print(result.findings());
    talk.say(
        result.isSound() ? "crashtest.product.sound" : "crashtest.product.unsound",
        settings.seed(),
        result.events(),
        result.acknowledged(),
        result.unanswered(),
        result.refused(),
        done,
        result.findings().size(),
        settings.folder());
    return result.isSound() ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }
}
