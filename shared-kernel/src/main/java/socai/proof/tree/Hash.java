package socai.proof.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A SHA-256 hash of RFC 6962's tree: of a leaf, or of two hashes. Leaves and inner hashes are told
 * apart by their first byte, so that nobody can pass one for the other.
 */
public final class Hash {
  /** How many bytes one has. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte INNER = 1;
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

  /** The root of the tree that has no leaves. */
  public static final Hash OF_NOTHING = new Hash(SHA_256.get().digest());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of one leaf, whatever its bytes are. */
  public static Hash ofLeaf(byte[] leaf) {
    MessageDigest digest = SHA_256.get();
    digest.update(LEAF);
    return new Hash(digest.digest(leaf));
  }

  /** The hash above two neighbours. */
  public static Hash ofPair(Hash left, Hash right) {
    MessageDigest digest = SHA_256.get();
    digest.update(INNER);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * The hash that stands at {@code offset} in {@code bytes}.
   *
   * @throws IndexOutOfBoundsException if it does not stand there whole
   */
  public static Hash at(byte[] bytes, int offset) {
    if (offset < 0 || offset + BYTES > bytes.length) {
      throw new IndexOutOfBoundsException(offset);
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /** Writes it into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** Its bytes, as the caller's own. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its bytes in standard Base 64, as notes and proofs spell it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
