package socai.standalone.pages;

import com.microsoft.playwright.CLI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The machine the tests run on. */
final class ThisMachine implements Machine {
  private static final long PATIENCE_MINUTES = 10;

  private final Supplier<Path> ownDownload;

  ThisMachine(Supplier<Path> ownDownload) {
    this.ownDownload = ownDownload;
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  @Override
  public boolean canRun(Path program) {
    return Files.isRegularFile(program) && Files.isExecutable(program);
  }

  @Override
  public Optional<Path> ownDownload() {
    return Optional.ofNullable(ownDownload.get());
  }

  @Override
  public boolean download() {
    return run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CLI.class.getName(),
            "install",
            "chromium"));
  }

  @Override
  public boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
