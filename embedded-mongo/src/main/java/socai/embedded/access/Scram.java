package socai.embedded.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps of a password to recognise it by SCRAM-SHA-256 (RFC 5802, RFC 7677): neither
 * the password nor anything that it could be shown with.
 *
 * @param iterations as many as drivers demand at least; of a secret at random none would be needed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scram(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
  private static final String MAC = "HmacSHA256";
  private static final int SALT_BYTES = 16;
  private static final int LEAST_ITERATIONS = 4096;
  private static final int KEY_BITS = 256;

  /** Of {@code password}, salted anew. */
  static Scram of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(password.toCharArray(), salt, LEAST_ITERATIONS, KEY_BITS))
              .getEncoded();
      return new Scram(
          salt, LEAST_ITERATIONS, sha256(mac(salted, "Client Key")), mac(salted, "Server Key"));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether {@code proof} shows that its sender knows the password. */
  boolean isShownBy(byte[] proof, String conversation) {
    byte[] signature = mac(storedKey, conversation);
    if (proof.length != signature.length) {
      return false;
    }
    byte[] clientKey = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ signature[i]);
    }
    return MessageDigest.isEqual(sha256(clientKey), storedKey);
  }

  /** Shows the client that this server knows the password, too. */
  byte[] signature(String conversation) {
    return mac(serverKey, conversation);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java has what SCRAM-SHA-256 is made of", e);
  }
}
