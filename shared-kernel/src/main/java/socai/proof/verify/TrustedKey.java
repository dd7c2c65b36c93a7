package socai.proof.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A key that the auditor trusts, read from its verifier key line. */
public final class TrustedKey {
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final int TIMED_BYTES = Long.BYTES + SIGNATURE_BYTES;
  private static final byte OF_A_LOG = 1;
  private static final byte OF_A_WITNESS = 4;
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] X_509 = HEX.parseHex("302a300506032b6570032100");

  private final String line;
  private final String name;
  private final byte type;
  private final byte[] id;
  private final PublicKey key;

  private TrustedKey(String line, String name, byte type, byte[] id, PublicKey key) {
    this.line = line;
    this.name = name;
    this.type = type;
    this.id = id;
    this.key = key;
  }

  /** The key that {@code line} spells; empty if it spells none, or one of a kind we do not know. */
  public static Optional<TrustedKey> parse(String line) {
    String[] parts = line.split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> typed = Base64Text.decode(parts[2]);
    if (typed.isEmpty() || typed.get().length != 1 + KEY_BYTES) {
      return Optional.empty();
    }
    byte type = typed.get()[0];
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] id = Arrays.copyOf(sha.digest(typed.get()), 4);
      if (!HEX.formatHex(id).equals(parts[1]) || (type != OF_A_LOG && type != OF_A_WITNESS)) {
        return Optional.empty();
      }
      byte[] encoded = Arrays.copyOf(X_509, X_509.length + KEY_BYTES);
      System.arraycopy(typed.get(), 1, encoded, X_509.length, KEY_BYTES);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return Optional.of(new TrustedKey(line, parts[0], type, id, key));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The name under which it signs. */
  public String name() {
    return name;
  }

  /** Whether it is a witness's, and not a log's. */
  public boolean isWitness() {
    return type == OF_A_WITNESS;
  }

  /** Whether a signature under {@code name} and this key id claims to be by this key. */
  boolean isNamed(String signer, byte[] signed) {
    return name.equals(signer) && Arrays.equals(id, Arrays.copyOf(signed, id.length));
  }

  /** Whether {@code signed}, which begins with the key id, is this key's signature of the text. */
  boolean verifies(byte[] text, byte[] signed) {
    byte[] signature = Arrays.copyOfRange(signed, id.length, signed.length);
    if (!isWitness()) {
      return signature.length == SIGNATURE_BYTES && verifiesBare(text, signature);
    }
    if (signature.length != TIMED_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(signature).getLong();
    byte[] header = ("cosignature/v1\ntime " + time + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] message = Arrays.copyOf(header, header.length + text.length);
    System.arraycopy(text, 0, message, header.length, text.length);
    return time > 0
        && verifiesBare(message, Arrays.copyOfRange(signature, Long.BYTES, signature.length));
  }

  private boolean verifiesBare(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrustedKey its && its.line.equals(line);
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }

  @Override
  public String toString() {
    return line;
  }
}
