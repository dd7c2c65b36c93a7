package socai.proof;

import java.util.List;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;

/** The key that signs now, and how it came to be the log's: with the keys before it. */
record LogKeys(SigningKey signing, List<Handover> handovers) {
  /** As they are in {@code folder}, which may be given another key at any moment. */
  static LogKeys of(KeyFolder folder) {
    while (true) {
      SigningKey key = folder.key();
      List<Handover> handovers = folder.handovers();
      if (isOf(key, folder)) {
        return new LogKeys(key, handovers);
      }
    }
  }

  /** Whether {@code folder} still has the same key. */
  boolean areThoseOf(KeyFolder folder) {
    return isOf(signing, folder);
  }

  private static boolean isOf(SigningKey key, KeyFolder folder) {
    return key.verifierKey().toString().equals(folder.key().verifierKey().toString());
  }

  /** Whether the log signed {@code note}, with any of its keys. */
  boolean signed(SignedNote note) {
    return note.isSignedBy(signing.verifierKey())
        || handovers.stream().anyMatch(handover -> note.isSignedBy(handover.old()));
  }
}
