package socai.proof.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of a key, under the name that its signatures carry. It is written as one line
 * that everybody may have: {@code <name>+<key id>+<type and key>}.
 */
public final class VerifierKey {
  static final int KEY_BYTES = 32;
  static final int ID_BYTES = 4;
  static final int SIGNATURE_BYTES = 64;

  /** What comes before the 32 bytes of an Ed25519 key in the encoding that the JDK reads. */
  private static final byte[] ENCODING = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final Pattern LINE = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+(\\S+)");

  private final String name;
  private final KeyType type;
  private final byte[] key;
  private final PublicKey decoded;

  private VerifierKey(String name, KeyType type, byte[] key) throws GeneralSecurityException {
    this.name = name;
    this.type = type;
    this.key = key;
    this.decoded =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(key)));
  }

  static VerifierKey of(String name, KeyType type, PublicKey key) {
    byte[] encoded = key.getEncoded();
    try {
      return new VerifierKey(
          name, type, Arrays.copyOfRange(encoded, ENCODING.length, encoded.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's own key", e);
    }
  }

  /**
   * Reads the line that {@link #toString} wrote.
   *
   * @throws MalformedNoteException if it is not one, or its key id is another's
   */
  public static VerifierKey parse(String line) {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new MalformedNoteException("no verifier key");
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts.group(3));
      for (KeyType type : KeyType.values()) {
        if (typed.length == 1 + KEY_BYTES && typed[0] == type.identifier()) {
          VerifierKey read =
              new VerifierKey(parts.group(1), type, Arrays.copyOfRange(typed, 1, typed.length));
          if (read.toString().equals(line.strip())) {
            return read;
          }
        }
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new MalformedNoteException("no verifier key", e);
    }
    throw new MalformedNoteException("a verifier key of another kind, or with another's id");
  }

  /** The name under which it signs. */
  public String name() {
    return name;
  }

  /** What it signs. */
  public KeyType type() {
    return type;
  }

  /** The first four bytes of a hash of name, type and key: tells keys apart, proves nothing. */
  byte[] id() {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    named.write('\n');
    named.writeBytes(typed());
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.toByteArray());
      return Arrays.copyOf(hash, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The key id in hexadecimal digits. */
  public String idText() {
    return HexFormat.of().formatHex(id());
  }

  /** Whether {@code signature} is this key's over {@code message}. */
  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(decoded);
      ed25519.update(message);
      return signature.length == SIGNATURE_BYTES && ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private byte[] typed() {
    byte[] typed = new byte[1 + KEY_BYTES];
    typed[0] = type.identifier();
    System.arraycopy(key, 0, typed, 1, KEY_BYTES);
    return typed;
  }

  private static byte[] encoded(byte[] key) {
    byte[] encoded = Arrays.copyOf(ENCODING, ENCODING.length + KEY_BYTES);
    System.arraycopy(key, 0, encoded, ENCODING.length, KEY_BYTES);
    return encoded;
  }

  /** The whole line; two keys are the same if theirs are. */
  @Override
  public String toString() {
    return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey its && its.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
