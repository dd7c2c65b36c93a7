package socai.proof.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that signs, and the verifier key that goes with it. Prints its public half only. */
public final class SigningKey {
  private static final Pattern SECRET =
      Pattern.compile("PRIVATE\\+KEY\\+([^+\\s]+)\\+([0-9a-f]{8})\\+(\\S+)\n(\\S+)\n");

  private final PrivateKey key;
  private final VerifierKey verifierKey;

  private SigningKey(PrivateKey key, VerifierKey verifierKey) {
    this.key = key;
    this.verifierKey = verifierKey;
  }

  /**
   * A new key, from the system's source of chance.
   *
   * @throws MalformedNoteException if {@code name} cannot be a key's: it is empty or has blanks,
   *     plus signs or control characters
   */
  public static SigningKey make(String name, KeyType type) {
    if (name.isEmpty()
        || name.codePoints()
            .anyMatch(
                c ->
                    Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ' || c == '+')) {
      throw new MalformedNoteException("a key cannot have this name");
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), VerifierKey.of(name, type, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /**
   * Reads what {@link #secret} wrote, and tries it out.
   *
   * @throws MalformedNoteException if it is not a key, or its two halves do not belong together
   */
  public static SigningKey parse(String secret) {
    Matcher parts = SECRET.matcher(secret);
    if (!parts.matches()) {
      throw new MalformedNoteException("no signing key");
    }
    VerifierKey verifierKey = VerifierKey.parse(parts.group(4));
    try {
      byte[] typed = Base64.getDecoder().decode(parts.group(3));
      byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      SigningKey read = new SigningKey(key, verifierKey);
      byte[] trial = verifierKey.toString().getBytes(StandardCharsets.UTF_8);
      if (parts.group(1).equals(verifierKey.name())
          && parts.group(2).equals(verifierKey.idText())
          && typed[0] == verifierKey.type().identifier()
          && verifierKey.verifies(trial, read.sign(trial))) {
        return read;
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new MalformedNoteException("no signing key", e);
    }
    throw new MalformedNoteException("the halves of the key do not belong together");
  }

  /** The public half. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The key itself, for the file that nobody else may read; never to be shown or logged. */
  public String secret() {
    byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
    byte[] typed = new byte[1 + seed.length];
    typed[0] = verifierKey.type().identifier();
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return "PRIVATE+KEY+"
        + verifierKey.name()
        + "+"
        + verifierKey.idText()
        + "+"
        + Base64.getEncoder().encodeToString(typed)
        + "\n"
        + verifierKey
        + "\n";
  }

  /** {@code text}, signed. */
  public SignedNote signed(String text) {
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(NoteSignature.of(verifierKey, signature)));
  }

  /** That a checkpoint's {@code text} was {@code seen}, as a witness says it. */
  public NoteSignature cosigned(String text, Instant seen) {
    return Cosignature.of(this, text, seen);
  }

  byte[] sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key);
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return verifierKey.toString();
  }
}
