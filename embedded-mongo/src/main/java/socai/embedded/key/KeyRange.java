package socai.embedded.key;

import java.util.Arrays;

/**
 * The keys from {@code from} on, {@code to} no longer. Compared by content.
 *
 * @param from the first key inside
 * @param to the first key outside
 */
@SuppressWarnings("ArrayRecordComponent") // equality is spelt out below
public record KeyRange(byte[] from, byte[] to) {

  /** All keys that begin with {@code prefix}, which must not be all FF. */
  public static KeyRange ofPrefix(byte[] prefix) {
    return new KeyRange(prefix, after(prefix));
  }

  /** The first key after all those that begin with {@code prefix}, which must not be all FF. */
  public static byte[] after(byte[] prefix) {
    int last = prefix.length - 1;
    while (prefix[last] == (byte) 0xFF) {
      last--;
    }
    byte[] next = Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }

  /** Whether no key can be inside. */
  public boolean isEmpty() {
    return Arrays.compareUnsigned(from, to) >= 0;
  }

  /** Whether a key is inside. */
  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, to) < 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyRange that
        && Arrays.equals(from, that.from)
        && Arrays.equals(to, that.to);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
  }
}
