package socai.proof;

import java.util.ArrayList;
import java.util.List;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.note.VerifierKey;

/** The key that signs now, and those that did before it. */
record LogKeys(SigningKey signing, List<VerifierKey> earlier) {
  static LogKeys of(KeyFolder folder) {
    List<VerifierKey> earlier = new ArrayList<>();
    folder.handovers().forEach(handover -> earlier.add(handover.old()));
    return new LogKeys(folder.key(), earlier);
  }

  /** Whether the log signed {@code note}, with any of its keys. */
  boolean signed(SignedNote note) {
    return note.isSignedBy(signing.verifierKey()) || earlier.stream().anyMatch(note::isSignedBy);
  }
}
