package socai.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * RocksDB's log as it lies on the disk, before anybody opens it. A crash tears off its end, and
 * what was torn off had been promised to nobody; a record that is bad though others follow it is
 * damage. RocksDB cannot always tell the two apart: where a record's length is bad, near the end of
 * a file, it takes that for the end and passes over all that follows.
 *
 * <p>The form is RocksDB's: blocks of 32 KiB, in them records of a masked CRC-32C, a length, a type
 * and the bytes; up to six bytes at a block's end are nothing.
 */
final class WrittenLog {
  private static final int BLOCK = 32 << 10;
  private static final int HEADER = 7;
  private static final int LENGTH_AT = 4;
  private static final int TYPE_AT = 6;
  private static final int LAST_USUAL_TYPE = 4;
  private static final int MASK = 0xa282ead8;
  private static final int MASK_ROTATION = 15;

  private final ByteBuffer bytes;

  private WrittenLog(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Where a record is bad though good ones follow; empty if nowhere. Cost: reads all of the log.
   *
   * @param data RocksDB's folder
   */
  static Optional<String> damage(Path data) throws IOException {
    Optional<String> bad = Optional.empty();
    for (Path file : files(data)) {
      WrittenLog log = read(file);
      int whole = log.whole(0);
      if (bad.isPresent() && whole > 0) {
        return bad;
      }
      if (whole < log.bytes.limit()) {
        bad = Optional.of("bad record at " + whole + " of " + file.getFileName());
        if (log.hasGoodAfter(whole)) {
          return bad;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> files(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(file -> file.getFileName().toString().matches("\\d+\\.log"))
          .sorted()
          .toList();
    }
  }

  private static WrittenLog read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all is there
      }
      return new WrittenLog(bytes.flip());
    }
  }

  /** Up to where one good record follows the other, from {@code start} on. */
  private int whole(int start) {
    int at = start;
    while (at < bytes.limit()) {
      int left = leftInBlock(at);
      if (left < HEADER) {
        at = Math.min(bytes.limit(), at + left);
      } else if (isGood(at)) {
        at += HEADER + length(at);
      } else {
        return at;
      }
    }
    return at;
  }

  private boolean hasGoodAfter(int bad) {
    for (int at = bad + 1; at + HEADER <= bytes.limit(); at++) {
      int type = bytes.get(at + TYPE_AT);
      if (type >= 1 && type <= LAST_USUAL_TYPE && leftInBlock(at) >= HEADER && isGood(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isGood(int at) {
    if (bytes.limit() - at < HEADER) {
      return false;
    }
    int length = length(at);
    if (HEADER + length > Math.min(leftInBlock(at), bytes.limit() - at)) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(at + TYPE_AT, 1 + length));
    int rotated = Integer.rotateRight((int) crc.getValue(), MASK_ROTATION);
    return rotated + MASK == bytes.getInt(at);
  }

  private int length(int at) {
    return Short.toUnsignedInt(bytes.getShort(at + LENGTH_AT));
  }

  private static int leftInBlock(int at) {
    return BLOCK - at % BLOCK;
  }
}
