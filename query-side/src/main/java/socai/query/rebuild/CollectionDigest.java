package socai.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of the views in one collection, added in the order of their keys. */
final class CollectionDigest {
  private final MessageDigest sha256 = sha256();
  private long views;

  /** Adds the canonical text of the next view. */
  void add(String canonical) {
    views++;
    sha256.update(canonical.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
  }

  long views() {
    return views;
  }

  /** SHA-256, in hexadecimal digits, of all texts, each with a line break. Once only. */
  String value() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
