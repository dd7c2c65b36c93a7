package socai.standalone.crash.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * This program's own classes, to be run in other processes. A jar with jars in it is unpacked
 * first: from there a process starts in half the time.
 */
public final class OwnJava {
  private static final String ARCHIVE = "classes.jsa";
  private static final int SMALL = 192;
  private static final int LONGEST_MINUTES = 3;

  private final String classPath;
  private final List<String> options = new ArrayList<>();

  private OwnJava(String classPath) {
    this.classPath = classPath;
  }

  /**
   * The classes of this process.
   *
   * @param folder where to unpack them if need be
   */
  public static OwnJava unpackedIn(Path folder) {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path jar = Path.of(own.split(java.io.File.pathSeparator, 2)[0]);
    try {
      return new OwnJava(isJarOfJars(jar) ? unpack(jar, folder) : own);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + jar, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while unpacking", e);
    }
  }

  private static boolean isJarOfJars(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.getEntry("BOOT-INF/") != null;
    }
  }

  private static String unpack(Path jar, Path folder) throws IOException, InterruptedException {
    Path target = folder.resolve("unpacked");
    Process unpacking =
        new ProcessBuilder(
                java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                target.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("unpacking.log").toFile())
            .start();
    if (!unpacking.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || unpacking.exitValue() != 0) {
      unpacking.destroyForcibly();
      throw new IOException("it did not end well; see " + folder);
    }
    return target.resolve(jar.getFileName()).toString();
  }

  /**
   * Runs {@code main} once and keeps the classes that it loads in an archive, from which all later
   * processes start sooner. A virtual machine that does without goes on without.
   *
   * @param folder for the archive, and to throw away
   */
  public void rehearse(Class<?> main, Path folder) throws InterruptedException {
    rehearse(main, folder, folder.resolve("rehearsal").toString());
  }

  /**
   * The same of a {@code main} that ends by itself when it is told {@code arguments}.
   *
   * @param folder for the archive
   */
  public void rehearse(Class<?> main, Path folder, String... arguments)
      throws InterruptedException {
    Path archive = folder.resolve(ARCHIVE);
    List<String> command = command(main, arguments);
    command.add(1, "-XX:ArchiveClassesAtExit=" + archive);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rehearsal.log").toFile());
    builder.environment().putAll(tidy(folder));
    try {
      Process rehearsal = builder.start();
      if (!rehearsal.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        rehearsal.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
    if (Files.exists(archive)) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
  }

  /** The command line that runs {@code main} in a small virtual machine. */
  public List<String> command(Class<?> main, String... arguments) {
    return command(SMALL, main, arguments);
  }

  /** The same with {@code mebibytes} of heap. */
  public List<String> command(int mebibytes, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx" + mebibytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
    command.addAll(options);
    return completed(command, main, arguments);
  }

  /** The same as an operator runs it, who says no more than how much heap there is. */
  public List<String> commandAsServed(int mebibytes, Class<?> main, String... arguments) {
    return completed(
        new ArrayList<>(List.of(java(), "-Xmx" + mebibytes + "m", "-XX:+ExitOnOutOfMemoryError")),
        main,
        arguments);
  }

  private List<String> completed(List<String> command, Class<?> main, String... arguments) {
    command.addAll(
        List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")); // what it says is read
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Variables with which a process that opens an embedded store leaves nothing of it behind in the
   * system's temporary folder when it is killed.
   */
  public static Map<String, String> tidy(Path folder) {
    return Map.of("ROCKSDB_SHAREDLIB_DIR", folder.toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
