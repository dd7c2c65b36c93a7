package socai.proof.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes leaves and pairs as RFC 6962 does. For one thread. */
final class Sha256 {
  static final int BYTES = 32;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] ofNothing() {
    return digest.digest();
  }

  byte[] leaf(byte[] bytes, int offset, int length) {
    digest.update((byte) 0);
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  /** The hash above two neighbours, which may be written over either of them. */
  void pair(byte[] left, byte[] right, byte[] into) {
    digest.update((byte) 1);
    digest.update(left);
    digest.update(right);
    try {
      digest.digest(into, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for it", e);
    }
  }

  byte[] pair(byte[] left, byte[] right) {
    byte[] above = new byte[BYTES];
    pair(left, right, above);
    return above;
  }
}
