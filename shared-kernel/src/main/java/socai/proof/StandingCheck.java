package socai.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socai.proof.CheckPass.Occasion;
import socai.proof.NotaryState.Doing;

/**
 * Holds the whole ledger against what was signed, over and over, a bounded number of lines a
 * second, and at most one pass in two seconds. What it sees stops the notary. A pass goes on where
 * it was when the process ended, or at most five seconds before.
 *
 * <p>One thread calls {@link #round}; the rest may be asked by any.
 */
public final class StandingCheck {
  /** What was not looked at while the store was away is not made up for at once. */
  private static final Duration MOST_AT_ONCE = Duration.ofSeconds(1);

  /** A small ledger is passed over at once: it need not be so several times a second. */
  private static final Duration BETWEEN_PASSES = Duration.ofSeconds(2);

  private static final double MILLISECONDS = 1_000;

  private final Notary notary;
  private final int eventsPerSecond;
  private final Clock clock;
  private @Nullable Instant last;
  private @Nullable Instant ended;
  private double allowed;

  /** Null before it is begun or resumed, and again after a doubt. */
  private @Nullable LedgerCheck check;

  /**
   * @param notary whose ledger it is, and who is to stop
   * @param eventsPerSecond how many lines are looked at in a second, at least one
   * @throws IllegalArgumentException if it is less
   */
  public StandingCheck(Notary notary, int eventsPerSecond, Clock clock) {
    if (eventsPerSecond < 1) {
      throw new IllegalArgumentException("at least one event a second");
    }
    this.notary = notary;
    this.eventsPerSecond = eventsPerSecond;
    this.clock = clock;
  }

  /** How many lines it looks at in a second. */
  public int eventsPerSecond() {
    return eventsPerSecond;
  }

  /** The pass that is under way; empty before the first, and for a moment between two. */
  public Optional<CheckPass> pass() {
    return notary.passes().now().standing();
  }

  /**
   * Looks at as many lines as the time since the last round allows. Does nothing before the notary
   * has looked at all of them once, and nothing once it has stopped.
   *
   * @throws RuntimeException if the store cannot be reached; the next round goes on from what was
   *     kept
   */
  public void round() {
    long lines = allowance();
    long signed = notary.state().signed();
    if (lines == 0 || signed == 0 || notary.state().doing() != Doing.SIGNING) {
      return;
    }
    Instant now = clock.instant();
    if (isBetweenPasses(now)) {
      return;
    }
    CheckPass pass =
        pass()
            .filter(kept -> kept.checked() <= signed)
            .orElseGet(() -> CheckPass.begun(Occasion.STANDING, now));
    LedgerCheck looking = check;
    check = null; // whatever fails from here on, the next round begins with what was kept
    try {
      look(looking, pass, lines, signed);
    } catch (DiffersException e) {
      if (e.couldBeAnOlderState()) {
        notary.newest().demand();
        lookAgain(pass, lines, signed);
      } else {
        notary.stop(e);
      }
    }
  }

  private void lookAgain(CheckPass pass, long lines, long signed) {
    try {
      look(null, pass, lines, signed);
    } catch (DiffersException e) {
      notary.stop(e);
    }
  }

  private void look(@Nullable LedgerCheck begun, CheckPass pass, long lines, long signed) {
    Instant now = clock.instant();
    LedgerCheck looking =
        begun == null || begun.checked() != pass.checked()
            ? notary.checkFrom(pass.checked())
            : begun;
    looking.advance(lines, signed);
    CheckPass further = pass.at(looking.checked(), signed);
    if (looking.checked() < signed) {
      notary.passes().standing(further, now);
      check = looking;
    } else {
      looking.finish();
      notary.passes().sound(further.sound(now), now);
      ended = now;
    }
  }

  /** Not so where the clock was set back meanwhile. */
  private boolean isBetweenPasses(Instant now) {
    return ended != null
        && pass().isEmpty()
        && !now.isBefore(ended)
        && now.isBefore(ended.plus(BETWEEN_PASSES));
  }

  private long allowance() {
    Instant now = clock.instant();
    Duration since = last == null ? Duration.ZERO : Duration.between(last, now);
    last = now;
    if (!since.isNegative()) {
      Duration counted = since.compareTo(MOST_AT_ONCE) > 0 ? MOST_AT_ONCE : since;
      allowed += eventsPerSecond * (counted.toMillis() / MILLISECONDS);
    }
    long whole = (long) allowed;
    allowed -= whole;
    return whole;
  }
}
