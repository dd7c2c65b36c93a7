package socai.proof.verify;

import java.util.Base64;
import java.util.Optional;

/** Base 64 in its one spelling: what decodes to the same bytes by another spelling is refused. */
final class Base64Text {
  private Base64Text() {}

  static Optional<byte[]> decode(String text) {
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(decoded).equals(text)
          ? Optional.of(decoded)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
