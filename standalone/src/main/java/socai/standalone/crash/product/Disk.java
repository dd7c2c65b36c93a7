package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where the program keeps its data: a small disk of its own where one may be mounted. */
final class Disk implements AutoCloseable {
  private static final String SIZE = "640m";
  private static final int PIECE = 1 << 20;

  private final Path folder;
  private final boolean isOwn;

  private Disk(Path folder, boolean isOwn) {
    this.folder = folder;
    this.isOwn = isOwn;
  }

  /** A disk in memory at {@code folder} for whoever may mount one; else the folder as it is. */
  static Disk at(Path folder) throws IOException {
    Files.createDirectories(folder);
    String place = folder.toString();
    boolean mounted =
        Tool.run(List.of("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + SIZE, "socai", place))
            == 0;
    return new Disk(folder, mounted);
  }

  Path folder() {
    return folder;
  }

  /** Whether it can be filled without anybody else noticing. */
  boolean isOwn() {
    return isOwn;
  }

  /**
   * Takes all room but {@code left} bytes.
   *
   * @return what takes it
   */
  Path fill(long left) throws IOException {
    Path filler = folder.resolve("filler");
    ByteBuffer zeros = ByteBuffer.allocate(PIECE);
    try (FileChannel file =
        FileChannel.open(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long over = free() - left; over > 0; over = free() - left) {
        file.write(zeros.clear().limit((int) Math.min(over, PIECE)));
      }
    }
    return filler;
  }

  private long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  @Override
  public void close() {
    if (isOwn) {
      Tool.run(List.of("umount", "-l", folder.toString()));
    }
  }
}
