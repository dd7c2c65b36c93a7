package socai.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.schema.Json;
import tools.jackson.core.JacksonException;

/**
 * How far the passes over the ledger have come. Kept beside the key: whoever has the database alone
 * cannot tell it that a line was looked at. Safe for use by many threads.
 */
final class Passes {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

  /** What is looked at twice when a process dies. */
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(5);

  private final KeyFolder folder;
  private @Nullable Kept kept;
  private Instant noted = Instant.EPOCH;

  /**
   * What is kept.
   *
   * @param standing the pass that is never at its end for long; empty before the first and between
   *     two
   * @param last the last that came to its end without a difference
   */
  record Kept(Optional<CheckPass> standing, Optional<CheckPass> last) {}

  Passes(KeyFolder folder) {
    this.folder = folder;
  }

  /** As it stands. */
  synchronized Kept now() {
    if (kept == null) {
      kept = read();
    }
    return kept;
  }

  /** The standing pass has come further. */
  synchronized void standing(CheckPass further, Instant now) {
    keep(new Kept(Optional.of(further), now().last()));
    if (Duration.between(noted, now).abs().compareTo(BETWEEN_NOTES) >= 0) {
      write(now);
    }
  }

  /** A pass came to its end and saw no difference. */
  synchronized void sound(CheckPass through, Instant now) {
    boolean standing = through.occasion() == CheckPass.Occasion.STANDING;
    keep(new Kept(standing ? Optional.empty() : now().standing(), Optional.of(through)));
    write(now);
  }

  private void keep(Kept next) {
    kept = next;
  }

  private void write(Instant now) {
    folder.rememberPasses(Json.mapper().writeValueAsString(now()) + "\n");
    noted = now;
  }

  private Kept read() {
    try {
      return folder
          .passes()
          .map(text -> Json.mapper().readValue(text, Kept.class))
          .orElseGet(Passes::none);
    } catch (JacksonException e) {
      LOG.warn("how far the ledger was checked cannot be read; it is checked from the beginning");
      return none();
    }
  }

  private static Kept none() {
    return new Kept(Optional.empty(), Optional.empty());
  }
}
