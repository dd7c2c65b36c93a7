package socai.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Of what works, though not as it should: somebody is to look, and callers are still sent here. */
public final class Degraded {
  /** Between UP and OUT_OF_SERVICE. */
  public static final Status STATUS = new Status("DEGRADED");

  private Degraded() {}

  /** As {@link Health#up()} and {@link Health#down()}. */
  public static Health.Builder health() {
    return Health.status(STATUS);
  }
}
