package socai.standalone.pages;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a Chromium, or fetches one, and says at each step what it does. Where all fails it fails
 * too: pages that no browser has seen are not tested.
 */
final class BrowserSearch {
  static final String VARIABLE = "CHROMIUM";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final String PACKAGE = "chromium";

  private final Machine machine;
  private final Consumer<String> says;

  BrowserSearch(Machine machine, Consumer<String> says) {
    this.machine = machine;
    this.says = says;
  }

  /**
   * The program to start.
   *
   * @throws IllegalStateException if there is none and none could be fetched, or if the variable
   *     names one that cannot be run
   */
  Path find() {
    Optional<Path> named = machine.variable(VARIABLE).map(Path::of);
    if (named.isPresent()) {
      if (!machine.canRun(named.get())) {
        throw new IllegalStateException(
            VARIABLE + " names " + named.get() + ", which cannot be run.");
      }
      return found(named.get(), "named by " + VARIABLE);
    }
    return onThePath()
        .or(this::downloadedBefore)
        .or(this::downloadedNow)
        .or(this::fromThePackage)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The pages are tested in a real Chromium and there is none. Install the"
                        + " distribution's package "
                        + PACKAGE
                        + " (on Debian: apt-get install chromium), or set "
                        + VARIABLE
                        + " to the program."));
  }

  private Optional<Path> onThePath() {
    return Arrays.stream(machine.variable("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(machine::canRun)
        .findFirst()
        .map(path -> found(path, "on the PATH"));
  }

  private Optional<Path> downloadedBefore() {
    return machine
        .ownDownload()
        .filter(machine::canRun)
        .map(path -> found(path, "downloaded by Playwright before"));
  }

  private Optional<Path> downloadedNow() {
    says.accept("No browser named or on the PATH; Playwright downloads its Chromium.");
    if (!machine.download()) {
      says.accept("The download failed.");
      return Optional.empty();
    }
    return machine
        .ownDownload()
        .filter(machine::canRun)
        .map(path -> found(path, "downloaded by Playwright now"));
  }

  private Optional<Path> fromThePackage() {
    says.accept("Installing the distribution's package " + PACKAGE + ".");
    if (!machine.run(asRoot("apt-get", "install", "-y", "--no-install-recommends", PACKAGE))) {
      says.accept("That failed; once more with fresh lists of packages.");
      machine.run(asRoot("apt-get", "update"));
      if (!machine.run(asRoot("apt-get", "install", "-y", "--no-install-recommends", PACKAGE))) {
        says.accept("That failed too.");
        return Optional.empty();
      }
    }
    return onThePath();
  }

  /** As root at once; as another user only where sudo asks for no password. */
  private List<String> asRoot(String... command) {
    Stream<String> before = machine.isRoot() ? Stream.of() : Stream.of("sudo", "-n");
    return Stream.concat(before, Arrays.stream(command)).toList();
  }

  private Path found(Path program, String how) {
    says.accept("Browser: " + program + " (" + how + ")");
    return program;
  }
}
