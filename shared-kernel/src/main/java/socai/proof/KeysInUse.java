package socai.proof;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;

/** The keys in a folder that may be given another one at any moment. */
final class KeysInUse {
  private static final Logger LOG = LoggerFactory.getLogger(KeysInUse.class);

  private final KeyFolder folder;
  private final MongoKeys published;
  private final Consumer<NotaryStep> died;

  /** Null before the first use. */
  private volatile @Nullable LogKeys known;

  KeysInUse(KeyFolder folder, MongoKeys published, Consumer<NotaryStep> died) {
    this.folder = folder;
    this.published = published;
    this.died = died;
  }

  /**
   * The key to sign with now; a new one is published before it is given out.
   *
   * @throws DiffersException if the log has another key
   */
  SigningKey signing() {
    LogKeys before = known;
    if (before != null && before.areThoseOf(folder)) {
      return before.signing();
    }
    LogKeys ours = published(LogKeys.of(folder));
    LOG.info("the log's verifier key is {}", ours.signing().verifierKey());
    known = ours;
    return ours.signing();
  }

  private LogKeys published(LogKeys ours) {
    try {
      died.accept(NotaryStep.KEY_MADE);
      published.use(ours.signing().verifierKey(), ours.handovers());
      return ours;
    } catch (DiffersException e) {
      if (ours.areThoseOf(folder)) {
        throw e;
      }
      return published(LogKeys.of(folder)); // the folder was given another key meanwhile
    }
  }

  /** Whether the log has signed {@code note}, with its key or an earlier one. */
  boolean signed(SignedNote note) {
    LogKeys ours = known;
    return (ours != null && ours.signed(note)) || LogKeys.of(folder).signed(note);
  }
}
