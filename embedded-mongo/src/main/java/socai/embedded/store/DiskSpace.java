package socai.embedded.store;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room for another change. Once a write of RocksDB has failed for lack of room,
 * nothing is written until the store is opened anew, however much there is by then; so changes are
 * refused while enough is left for what was taken already, and taken again when there is more.
 *
 * <p>The machine is looked at ten times a second at most. Safe for use by many threads.
 */
final class DiskSpace {
  /** What was taken may be written twice more: from memory to files, and in larger ones. */
  static final long BYTES_IN_RESERVE = 64L << 20;

  /** Each part of the log and each file wants one; who connects takes them, too. */
  static final long DESCRIPTORS_IN_RESERVE = 32;

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
  private static final double MIB = 1 << 20;

  private final Machine machine;
  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private volatile Optional<String> shortage = Optional.empty();

  DiskSpace(Machine machine) {
    this.machine = machine;
  }

  /** What there is too little of, in plain words; empty if there is enough of all. */
  Optional<String> shortage() {
    long due = next.get();
    long now = System.nanoTime();
    if (now - due >= 0 && next.compareAndSet(due, now + BETWEEN_LOOKS)) {
      Optional<String> before = shortage;
      shortage = look();
      logChange(before);
    }
    return shortage;
  }

  private Optional<String> look() {
    long bytes = machine.bytesLeft();
    if (bytes < BYTES_IN_RESERVE) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the disk is full: %.0f MiB are left, and %.0f MiB are kept in reserve",
              bytes / MIB,
              BYTES_IN_RESERVE / MIB));
    }
    long descriptors = machine.descriptorsLeft();
    if (descriptors < DESCRIPTORS_IN_RESERVE) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "too many files and connections are open: %d more may be, and %d are kept in reserve"
                  + " (ulimit -n)",
              descriptors,
              DESCRIPTORS_IN_RESERVE));
    }
    return Optional.empty();
  }

  /** Each time once, however many are refused meanwhile. */
  private void logChange(Optional<String> before) {
    if (shortage.isPresent() && before.isEmpty()) {
      LOG.error("Nothing is written any more until there is room: {}", shortage.get());
    } else if (shortage.isEmpty() && before.isPresent()) {
      LOG.warn("There is room again, and it is written again");
    }
  }
}
