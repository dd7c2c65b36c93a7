package socai.proof;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.note.VerifierKey;

/**
 * A change of the log's key, signed by the old one and the new one: whoever trusts the old one may
 * trust the new one, not the other way round.
 *
 * @param number from 1, for each log
 */
record Handover(int number, VerifierKey old, VerifierKey next, SignedNote note) {
  private static final Pattern TEXT =
      Pattern.compile("([^\n]+)/keys\n([1-9][0-9]{0,8})\n([^\n]+)\n([^\n]+)\n");

  static SignedNote note(String origin, int number, SigningKey old, SigningKey next) {
    String text =
        String.format(
            Locale.ROOT,
            "%s/keys\n%d\n%s\n%s\n",
            origin,
            number,
            old.verifierKey(),
            next.verifierKey());
    return old.signed(text).with(List.copyOf(next.signed(text).signatures()));
  }

  /**
   * Reads a note of {@link #note}.
   *
   * @throws MalformedNoteException if it is not one, or not signed by both keys
   */
  static Handover parse(String note) {
    SignedNote signed = SignedNote.parse(note);
    Matcher parts = TEXT.matcher(signed.text());
    if (parts.matches()) {
      VerifierKey old = VerifierKey.parse(parts.group(3));
      VerifierKey next = VerifierKey.parse(parts.group(4));
      boolean ofOneLog = parts.group(1).equals(old.name()) && old.name().equals(next.name());
      if (ofOneLog && signed.isSignedBy(old) && signed.isSignedBy(next)) {
        return new Handover(Integer.parseInt(parts.group(2)), old, next, signed);
      }
    }
    throw new MalformedNoteException("no change of keys");
  }
}
