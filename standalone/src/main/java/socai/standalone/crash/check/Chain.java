package socai.standalone.crash.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Sums up events in their order: each link is the first eight bytes of SHA-256 over the link before
 * it and the event's identifier. The first is zero.
 */
final class Chain {
  private final MessageDigest sha256;

  Chain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  long next(long link, String event) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(link).array());
    return ByteBuffer.wrap(sha256.digest(event.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
