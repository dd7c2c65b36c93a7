package socai.embedded.collection;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyWriter;

/**
 * How much a tree of documents holds; written with every change of it.
 *
 * @param documents how many
 * @param bytes their BSON, before compression
 */
public record Tally(long documents, long bytes) {
  private static final int OWN_TREE = 1;

  /** Of an empty tree. */
  public static final Tally NOTHING = new Tally(0, 0);

  /** Where a tree's tally is kept. */
  public static byte[] key(int tree) {
    return new KeyWriter().int32(OWN_TREE).int32(tree).toBytes();
  }

  /** Reads what {@link #toBytes} wrote; nothing for null. */
  public static Tally of(byte @Nullable [] stored) {
    if (stored == null) {
      return NOTHING;
    }
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    return new Tally(buffer.getLong(), buffer.getLong());
  }

  /** As it is stored. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(documents).putLong(bytes).array();
  }

  /** With so many documents and bytes more. */
  public Tally plus(long moreDocuments, long moreBytes) {
    return new Tally(documents + moreDocuments, bytes + moreBytes);
  }
}
