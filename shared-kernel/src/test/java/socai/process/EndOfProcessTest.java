package socai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A worker that ends by an error takes the process with it. */
class EndOfProcessTest {
  @Test
  void an_error_ends_the_process_with_a_status_of_its_own() {
    CompletableFuture<Integer> halted = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              throw new StackOverflowError("planted");
            },
            "a worker");
    worker.setUncaughtExceptionHandler(new EndOfProcess(halted::complete));
    worker.start();
    assertThat(halted.join()).isEqualTo(EndOfProcess.STATUS);
  }
}
