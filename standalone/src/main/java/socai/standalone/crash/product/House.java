package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import socai.standalone.crash.process.OwnJava;
import socai.standalone.crash.waiting.WaitLimit;

/** The program on its folder: started, killed, and set back to a copy of all that it has. */
final class House implements AutoCloseable {
  private static final int HEAP = 256;

  /** Shorter than some of the pauses: then a caller has no answer, and asks again. */
  private static final Duration PATIENCE_OF_CALLERS = Duration.ofSeconds(2);

  private final OwnJava java;
  private final Path folder;
  private final Path data;
  private final Path keys;
  private final Path aside;
  private final WaitLimit patience;
  private @Nullable Program program;
  private volatile @Nullable ApiClient api;
  private volatile @Nullable ApiClient watch;

  /**
   * @param folder for logs and copies
   * @param disk for its data
   */
  House(OwnJava java, Path folder, Path disk, WaitLimit patience) {
    this.java = java;
    this.folder = folder;
    this.data = disk.resolve("data");
    this.keys = disk.resolve("data-keys");
    this.aside = folder.resolve("aside");
    this.patience = patience;
  }

  /** Starts it where it was before. */
  Start start() throws InterruptedException {
    int port = api == null ? 0 : api().port();
    Program started =
        Program.start(
            java.command(HEAP, ProgramProcess.class, ProgramProcess.onEmptyLedger(data, port)),
            folder);
    program = started;
    Start start = started.awaitStart(patience);
    if (start instanceof Start.Serving serving) {
      watch = new ApiClient(serving.health(), PATIENCE_OF_CALLERS);
      if (api == null) {
        api = new ApiClient(serving.port(), PATIENCE_OF_CALLERS);
      }
    }
    return start;
  }

  /** The same where nothing stands in the way. */
  void demandStart() throws InterruptedException {
    Start start = start();
    if (!(start instanceof Start.Serving)) {
      throw new IllegalStateException("the program does not start: " + start);
    }
  }

  Program program() {
    return Objects.requireNonNull(program, "it was never started");
  }

  ApiClient api() {
    return Objects.requireNonNull(api, "it was never started");
  }

  /** Where whoever watches over it asks. */
  ApiClient watch() {
    return Objects.requireNonNull(watch, "it was never started");
  }

  Path data() {
    return data;
  }

  Path keys() {
    return keys;
  }

  /** A folder to put something into that is soon thrown away. */
  Path corner() {
    return data.resolveSibling("corner");
  }

  /** Keeps a copy of all that the program has; for while it does not run. */
  void setAside() throws IOException {
    Folders.copy(data, aside.resolve("data"));
    Folders.copy(keys, aside.resolve("data-keys"));
  }

  /** Puts the copy in the place of all that there is, and starts. */
  void putBack() throws IOException, InterruptedException {
    program().kill();
    Folders.copy(aside.resolve("data"), data);
    Folders.copy(aside.resolve("data-keys"), keys);
    FileSystemUtils.deleteRecursively(aside);
    demandStart();
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
