package socai.proof.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text and whose signatures it carries.
 *
 * @param text ends with a line break
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** More than any note of ours has, and few enough to look at. */
  private static final int MOST_SIGNATURES = 100;

  private static final String GAP = "\n\n";

  /**
   * @throws MalformedNoteException if it is no such text, or there are no signatures or too many
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    boolean control = text.chars().anyMatch(c -> c < ' ' && c != '\n');
    if (!text.endsWith("\n") || control || signatures.isEmpty()) {
      throw new MalformedNoteException("no signed note");
    }
    if (signatures.size() > MOST_SIGNATURES) {
      throw new MalformedNoteException("too many signatures");
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws MalformedNoteException if it is not one
   */
  public static SignedNote parse(String note) {
    int gap = note.lastIndexOf(GAP);
    if (gap < 0 || !note.endsWith("\n") || gap + GAP.length() == note.length()) {
      throw new MalformedNoteException("no signed note");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : note.substring(gap + 2, note.length() - 1).split("\n", -1)) {
      signatures.add(new NoteSignature(line));
    }
    return new SignedNote(note.substring(0, gap + 1), signatures);
  }

  /**
   * Whether {@code key} signed it.
   *
   * @throws MalformedNoteException if a signature claims to be by that key and is not
   */
  public boolean isSignedBy(VerifierKey key) {
    boolean signed = false;
    for (NoteSignature signature : signatures) {
      if (signature.isBy(key)) {
        if (!verifies(key, signature)) {
          throw new MalformedNoteException("a signature that does not belong to the text");
        }
        signed = true;
      }
    }
    return signed;
  }

  private boolean verifies(VerifierKey key, NoteSignature signature) {
    return key.type() == KeyType.COSIGNATURE
        ? Cosignature.verifies(key, text, signature)
        : key.verifies(text.getBytes(StandardCharsets.UTF_8), signature.signature());
  }

  /** The same with further signatures. */
  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return new SignedNote(text, all);
  }

  @Override
  public String toString() {
    return signatures.stream()
        .map(signature -> signature.line() + "\n")
        .collect(Collectors.joining("", text + "\n", ""));
  }
}
