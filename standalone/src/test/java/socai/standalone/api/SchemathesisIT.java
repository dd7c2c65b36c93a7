package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.RunningStandalone;

/**
 * What schemathesis, which knows nothing of us but the API's description, finds in the running
 * product: nothing but what {@code schemathesis/accepted.toml} and {@code accepted.py} accept, with
 * reasons. All that reads is asked with each edge of each parameter; {@code -Dsocai.long=N} has N
 * calls made up by chance of each operation, and looks at commands and their edges, too. Needs
 * Python and its index of packages the first time; without them it says so and tests nothing.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SchemathesisIT {
  private static final int EXAMPLES = Integer.getInteger("socai.long", 1);
  private static final boolean LONG = Integer.getInteger("socai.long") != null;
  private static final Path HOME = Path.of("target", "schemathesis").toAbsolutePath();

  @Test
  void a_stranger_finds_nothing_but_what_is_accepted(@TempDir Path folder) throws Exception {
    Path tool = installed();
    try (RunningStandalone product = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      Files.writeString(HOME.resolve("accepted.py"), resource("accepted.py"));
      Path accepted = accepted(DescribedApi.of(Endpoints.at(product.address().getPort())));
      if (LONG) {
        tried(tool, accepted, product, "examples,coverage,fuzzing", List.of());
      } else {
        tried(tool, accepted, product, "coverage", List.of("--include-method", "GET"));
      }
    }
  }

  private static void tried(
      Path tool, Path accepted, RunningStandalone product, String phases, List<String> which)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tool.toString(), "--config-file", accepted.toString()));
    command.addAll(List.of("run", product.address() + "/v3/api-docs", "--auth", "admin:admin"));
    command.addAll(List.of("--checks", "all", "--phases", phases, "--workers", "2"));
    command.addAll(List.of("--max-examples", Integer.toString(EXAMPLES), "--seed", "2026"));
    command.addAll(List.of("--generation-database", "none", "--suppress-health-check", "all"));
    command.addAll(List.of("--continue-on-failure", "--no-color", "--warnings", "off"));
    command.addAll(which);
    Ended run = run(command);
    assertThat(run.code()).as(run.said()).isZero();
    assertThat(run.said()).containsPattern("[1-9][0-9]* generated, [1-9][0-9]* passed");
  }

  /** What is accepted, and who calls what. */
  private static Path accepted(DescribedApi api) throws IOException {
    StringBuilder all = new StringBuilder(resource("accepted.toml"));
    for (DescribedApi.Operation o : api.operations()) {
      all.append("\n[[operations]]\ninclude-operation-id = \"")
          .append(o.described().get("operationId").asString())
          .append("\"\nauth.basic = { username = \"")
          .append(o.caller())
          .append("\", password = \"")
          .append(o.caller())
          .append("\" }\n");
    }
    return Files.writeString(HOME.resolve("schemathesis.toml"), all);
  }

  private static Path installed() throws Exception {
    Path wanted = Files.createDirectories(HOME).resolve("requirements.txt");
    Path tool = HOME.resolve("venv").resolve("bin").resolve("schemathesis");
    String requirements = resource("requirements.txt");
    if (Files.exists(wanted) && Files.readString(wanted).equals(requirements)) {
      return tool;
    }
    Path given = Files.writeString(HOME.resolve("wanted.txt"), requirements);
    demand("Python (python3 with venv)", List.of("python3", "-m", "venv", HOME + "/venv"));
    demand(
        "an index of Python packages",
        List.of(
            HOME + "/venv/bin/pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--retries",
            "1",
            "--timeout",
            "15",
            "--requirement",
            given.toString()));
    Files.move(given, wanted, StandardCopyOption.REPLACE_EXISTING);
    return tool;
  }

  private static void demand(String what, List<String> command) throws Exception {
    Ended end;
    try {
      end = run(command);
    } catch (IOException missing) {
      end = new Ended(-1, missing.getMessage());
    }
    if (end.code() != 0) {
      abort("schemathesis was not run: this machine has not " + what + ": " + end.said());
    }
  }

  private record Ended(int code, String said) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(HOME.toFile());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SchemathesisIT.class.getResourceAsStream("/schemathesis/" + name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
