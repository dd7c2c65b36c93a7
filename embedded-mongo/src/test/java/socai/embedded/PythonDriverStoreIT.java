package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another driver than ours, where it is installed. */
class PythonDriverStoreIT extends WithStore {
  @Test
  void a_program_with_pymongo_is_served() throws Exception {
    assumeTrue(isThere(), "pymongo is installed");
    Path script = Path.of("src/test/resources/drivers/smoke.py");

    Process python =
        new ProcessBuilder(List.of("python3", script.toString(), mongo.uri()))
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(python.waitFor()).as(said).isZero();
    assertThat(said).startsWith("pymongo").contains("wire 21");
  }

  private static boolean isThere() throws InterruptedException {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", "import pymongo")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return python.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
