package socai.proof.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signed note: its text, and the signature lines below it.
 *
 * @param text ends with a line break
 * @param signatures each under the name of who is said to have signed
 */
record Note(String text, List<Signed> signatures) {
  private static final int MOST_SIGNATURES = 1_000;
  private static final String DASH = "\u2014 ";

  /** A signature as it stands there: key id and signature. */
  static final class Signed {
    private final String name;
    private final byte[] bytes;

    Signed(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    boolean isNamedAs(TrustedKey key) {
      return key.isNamed(name, bytes);
    }

    boolean verifies(TrustedKey key, String text) {
      return key.verifies(text.getBytes(StandardCharsets.UTF_8), bytes);
    }
  }

  static Note parse(String note) throws NotVerifiedException {
    int gap = note.lastIndexOf("\n\n");
    boolean control = note.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == '\ufffd');
    if (gap < 0 || control || !note.endsWith("\n") || gap + 2 == note.length()) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    List<Signed> signatures = new ArrayList<>();
    for (int from = gap + 2; from < note.length(); from = note.indexOf('\n', from) + 1) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw new NotVerifiedException(Flaw.MALFORMED);
      }
      signatures.add(signature(note.substring(from, note.indexOf('\n', from))));
    }
    return new Note(note.substring(0, gap + 1), List.copyOf(signatures));
  }

  private static Signed signature(String line) throws NotVerifiedException {
    int space = line.lastIndexOf(' ');
    Optional<byte[]> signed =
        line.startsWith(DASH) && space > DASH.length()
            ? Base64Text.decode(line.substring(space + 1))
            : Optional.empty();
    if (signed.isEmpty() || signed.get().length <= Integer.BYTES) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    return new Signed(line.substring(DASH.length(), space), signed.get());
  }

  /** Whether {@code key} signed it; who only claims to be that key is a forger. */
  boolean isSignedBy(TrustedKey key) throws NotVerifiedException {
    boolean found = false;
    for (Signed signature : signatures) {
      if (signature.isNamedAs(key)) {
        if (!signature.verifies(key, text)) {
          throw new NotVerifiedException(Flaw.FORGED);
        }
        found = true;
      }
    }
    return found;
  }
}
