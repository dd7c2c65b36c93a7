import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Formats a file of the pages from standard input to standard output, for whoever has Java and no
 * Node: Node comes out of Playwright's jar, Prettier out of its own. Arguments: both jars, the
 * folder they are unpacked to, and a name that says of which kind the file is.
 */
class Prettier {
  public static void main(String[] arguments) throws Exception {
    Path driver = Path.of(arguments[0]);
    Path prettier = Path.of(arguments[1]);
    Path tools = Path.of(arguments[2]);
    String windows = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";
    Path node =
        unpacked(driver, "driver/" + machine() + "/node" + windows, tools, "node" + windows);
    Path program = unpacked(prettier, "META-INF/resources/webjars/prettier/", tools, "prettier");
    try (var all = Files.walk(program, 3)) {
      Path command =
          all.filter(file -> file.endsWith("bin/prettier.cjs")).findFirst().orElseThrow();
      List<String> call =
          List.of(node.toString(), command.toString(), "--stdin-filepath", arguments[3]);
      System.exit(new ProcessBuilder(call).inheritIO().start().waitFor());
    }
  }

  /** As Playwright names it. */
  private static String machine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.startsWith("windows")) {
      return "win32_x64";
    }
    return (system.startsWith("mac") ? "mac" : "linux") + (arm ? "-arm64" : "");
  }

  /**
   * What lies under {@code from} in {@code jar}, which may be one file; each version has its
   * folder.
   */
  private static Path unpacked(Path jar, String from, Path tools, String name) throws IOException {
    Path home = tools.resolve(jar.getFileName()).resolve(name);
    if (Files.exists(home)) {
      return home;
    }
    Files.createDirectories(home.getParent());
    Path being = Files.createTempDirectory(home.getParent(), "unpacking").resolve(name);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<ZipEntry> files = new ArrayList<>();
      zip.stream()
          .filter(e -> e.getName().startsWith(from) && !e.isDirectory())
          .forEach(files::add);
      if (files.isEmpty()) {
        throw new IOException(jar + " has nothing for this machine under " + from);
      }
      for (ZipEntry file : files) {
        String rest = file.getName().substring(from.length());
        Path place = rest.isEmpty() ? being : being.resolve(rest).normalize();
        if (!place.startsWith(being)) {
          throw new IOException(jar + " reaches out of its folder: " + file.getName());
        }
        Files.createDirectories(place.getParent());
        try (InputStream content = zip.getInputStream(file)) {
          Files.copy(content, place);
        }
        place.toFile().setExecutable(rest.isEmpty());
      }
    }
    return moved(being, home);
  }

  /** Whoever is later than another uses what is there. */
  private static Path moved(Path being, Path home) throws IOException {
    try {
      Files.move(being, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      if (!Files.exists(home)) {
        throw e;
      }
    }
    return home;
  }
}
