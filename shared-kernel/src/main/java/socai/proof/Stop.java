package socai.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.proof.note.MalformedNoteException;

/**
 * Why nothing more is signed. A note of it lies beside the key, so that what one process sees stops
 * every notary that has the same folder. Safe for use by many threads.
 */
final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final Pattern NOTE = Pattern.compile("([a-z-]+) (0|[1-9][0-9]{0,17})\n");

  private final KeyFolder folder;
  private final StopSign sign;
  private @Nullable DiffersException why;
  private boolean noted;

  /** Whether those who have no folder know of it. */
  private boolean announced;

  /** Whether everything was looked at since this process began, or began anew. */
  private boolean cleared;

  Stop(KeyFolder folder, StopSign sign) {
    this.folder = folder;
    this.sign = sign;
  }

  /** Empty while it may be signed. */
  synchronized Optional<DiffersException> why() {
    return Optional.ofNullable(why);
  }

  /**
   * Why nothing may be added to the ledger: it has stopped, or a process before this one had, and
   * nobody has found since that nothing is wrong.
   */
  synchronized Optional<DiffersException> inForce() {
    return why == null && !cleared ? folder.stop().map(Stop::read) : why();
  }

  /**
   * Tells those who have no folder, if it has stopped and they do not know it.
   *
   * @throws RuntimeException if the store does not take it; to be tried again
   */
  synchronized void announce() {
    if (why != null && !announced) {
      sign.raise(why);
      announced = true;
    }
  }

  /** Because of {@code seen}, unless it has stopped before. */
  synchronized void raise(DiffersException seen) {
    if (why == null) {
      stopped(seen);
      folder.rememberStop(seen.difference().code() + " " + seen.position() + "\n");
      noted = true;
    }
  }

  /**
   * Stops if another process has.
   *
   * @throws MalformedNoteException if there is a note that says nothing
   */
  synchronized void heed() {
    Optional<String> note = why == null ? folder.stop() : Optional.empty();
    if (note.isPresent()) {
      stopped(read(note.get()));
      noted = true;
    }
  }

  private void stopped(DiffersException seen) {
    why = seen;
    LOG.error(
        "{}: the ledger is not what was signed; nothing more will be signed", seen.getMessage());
  }

  private static DiffersException read(String note) {
    Matcher parts = NOTE.matcher(note);
    return Optional.of(parts)
        .filter(Matcher::matches)
        .flatMap(announced -> Difference.of(announced.group(1)))
        .map(how -> new DiffersException(how, Long.parseLong(parts.group(2))))
        .orElseThrow(() -> new MalformedNoteException("it has stopped, and nobody knows why"));
  }

  /** Whether it has stopped, and somebody has found since that nothing is wrong any more. */
  synchronized boolean isLifted() {
    return why != null && noted && folder.stop().isEmpty();
  }

  /** Here it begins anew; the note stays until everything was looked at. */
  synchronized void lift() {
    why = null;
    noted = false;
    announced = false;
    cleared = false;
  }

  /** Nothing is wrong: the others may begin anew as well. */
  synchronized void forget() {
    sign.lift();
    folder.forgetStop();
    cleared = true;
  }
}
