package socai.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stored event: its place and its line, byte for byte. What was read from a store is kept as
 * bytes; it becomes text only where somebody asks for text.
 */
public final class Entry {
  private final Position position;
  private final byte[] bytes;
  private final int offset;
  private final int length;

  /**
   * @param line one line of CloudEvents JSON, without a line break; {@link EventLine} reads it
   */
  public Entry(Position position, String line) {
    this(position, line.getBytes(StandardCharsets.UTF_8));
  }

  private Entry(Position position, byte[] bytes) {
    this(position, bytes, 0, bytes.length);
  }

  /** The line is what stands in {@code bytes} from {@code offset} on; they must not change. */
  Entry(Position position, byte[] bytes, int offset, int length) {
    this.position = position;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** Its place in the ledger. */
  public Position position() {
    return position;
  }

  /** One line of CloudEvents JSON, without a line break. Decoded anew each time. */
  public String line() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  /**
   * The line's bytes in UTF-8, in an array, from the buffer's position to its limit; not copied.
   */
  public ByteBuffer utf8() {
    return ByteBuffer.wrap(bytes, offset, length);
  }

  /** The same as the caller's own: the line byte for byte, as it is hashed and exported. */
  public byte[] bytes() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry
        && position.equals(entry.position)
        && utf8().equals(entry.utf8());
  }

  @Override
  public int hashCode() {
    return 31 * position.hashCode() + utf8().hashCode();
  }

  /** Its position only: a line may be personal. */
  @Override
  public String toString() {
    return "entry " + position;
  }
}
