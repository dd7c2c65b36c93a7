package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux lets a process have, changed while it runs by {@code prlimit}. */
final class Limits {
  private static final String PROGRAM = "prlimit";

  private final long pid;

  /** Those of the process {@code pid}. */
  Limits(long pid) {
    this.pid = pid;
  }

  /** Whether they can be changed on this machine. */
  static boolean canBeChanged() {
    return Files.isDirectory(Path.of("/proc/self/fd"))
        && Tool.run(List.of(PROGRAM, "--version")) == 0;
  }

  /** So many files and connections it has open. */
  long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    }
  }

  /** From now on it may open no more than so many. */
  void allowDescriptors(String most) {
    set("--nofile=" + most + ":");
  }

  /** So many it may open now, as {@link #allowDescriptors} takes it. */
  String allowedDescriptors() throws IOException {
    try (Stream<String> limits = Files.lines(Path.of("/proc", Long.toString(pid), "limits"))) {
      return limits
          .filter(line -> line.startsWith("Max open files"))
          .map(line -> line.split(" +", -1)[3])
          .findFirst()
          .orElseThrow();
    }
  }

  /** From now on no file that it writes may become larger. */
  void allowFileSize(long bytes) {
    set("--fsize=" + bytes + ":");
  }

  private void set(String limit) {
    int status = Tool.run(List.of(PROGRAM, "--pid=" + pid, limit));
    if (status != 0) {
      throw new IllegalStateException(PROGRAM + " " + limit + " ended with " + status);
    }
  }
}
