package socai.proof.note;

import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param line as it stands in the note, without its line break
 */
public record NoteSignature(String line) {
  private static final String DASH = "\u2014 ";

  /**
   * @throws MalformedNoteException if it is no such line
   */
  public NoteSignature {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space <= DASH.length() || decoded(line, space).length <= 4) {
      throw new MalformedNoteException("no signature line");
    }
  }

  static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] signed = Arrays.copyOf(key.id(), VerifierKey.ID_BYTES + signature.length);
    System.arraycopy(signature, 0, signed, VerifierKey.ID_BYTES, signature.length);
    return new NoteSignature(DASH + key.name() + " " + Base64.getEncoder().encodeToString(signed));
  }

  /** Whose it claims to be. */
  public String name() {
    return line.substring(DASH.length(), line.lastIndexOf(' '));
  }

  /** Whether it claims to be by {@code key}: name and key id are that key's. */
  boolean isBy(VerifierKey key) {
    return name().equals(key.name())
        && Arrays.equals(Arrays.copyOf(decoded(), VerifierKey.ID_BYTES), key.id());
  }

  /** The signature itself, without the key id. */
  byte[] signature() {
    byte[] decoded = decoded();
    return Arrays.copyOfRange(decoded, VerifierKey.ID_BYTES, decoded.length);
  }

  private byte[] decoded() {
    return decoded(line, line.lastIndexOf(' '));
  }

  private static byte[] decoded(String line, int space) {
    try {
      return Base64.getDecoder().decode(line.substring(space + 1));
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("no signature line", e);
    }
  }
}
