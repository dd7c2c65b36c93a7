package socai.standalone.crash.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * A short crash test of the whole program: the faults that no other test knows, as far as this
 * machine lets them be made, each once. {@code socai.jar crashtest --server product} does all of
 * them, for as long as one likes.
 */
class ProductTestIT {
  private static final List<ProductFault> SHORTLY =
      List.of(
          ProductFault.SLOW_CALLERS,
          ProductFault.CONNECTIONS_CUT,
          ProductFault.DISK_FULL,
          ProductFault.DESCRIPTORS_GONE);

  private static final long SEED = 2026;
  private static final int COMMANDS = 8;

  @TempDir Path folder;

  @Test
  void whatever_its_machine_and_its_callers_do_the_program_keeps_its_promises() throws Exception {
    OwnJava java = OwnJava.unpackedIn(folder);
    ProductTest.Settings settings =
        new ProductTest.Settings(SEED, SHORTLY.size(), COMMANDS, folder);
    List<ProductFault> done = new ArrayList<>();
    try (ProductTest test =
        new ProductTest(settings, java, new WaitLimit((what, seconds, most) -> {}))) {
      List<ProductFault> faults = new ArrayList<>(SHORTLY);
      faults.retainAll(test.possible());
      ProductTest.Result result =
          test.run(faults, (cycle, fault, outcome, soFar) -> done.add(fault));
      assertThat(result.findings()).isEmpty();
      assertThat(done).containsAll(faults);
      assertThat(result.acknowledged())
          .isGreaterThanOrEqualTo((long) SHORTLY.size() * COMMANDS * Callers.THREADS);
      assertThat(result.events()).isGreaterThanOrEqualTo(result.acknowledged());
    }
  }
}
