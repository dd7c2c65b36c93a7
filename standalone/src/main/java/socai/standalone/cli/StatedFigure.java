package socai.standalone.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.VerifierKey;
import socai.query.statement.Statement;

/** A statement from a file, once its signature has been verified. */
final class StatedFigure {
  private static final long LONGEST = 1 << 20;

  private StatedFigure() {}

  /**
   * @throws MalformedNoteException if the file is no statement, {@code key} is no verifier key, or
   *     that key did not sign it
   */
  static Statement verified(Path file, String key) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new MalformedNoteException("longer than any statement");
    }
    try {
      SignedNote note = SignedNote.parse(Files.readString(file));
      if (!note.isSignedBy(VerifierKey.parse(key.strip()))) {
        throw new MalformedNoteException("not signed by this key");
      }
      return Statement.parse(note.text());
    } catch (CharacterCodingException e) {
      throw new MalformedNoteException("no text", e);
    }
  }
}
