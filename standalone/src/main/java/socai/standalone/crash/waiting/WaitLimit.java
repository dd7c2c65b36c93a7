package socai.standalone.crash.waiting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits no longer than it was told, and says every ten seconds what for. */
public final class WaitLimit {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

  /** Hears that a wait goes on. */
  @FunctionalInterface
  public interface Listener {
    /** It has been waited for {@code what} for some seconds, of {@code most} at most. */
    void waits(Awaited what, long seconds, long most);
  }

  private final Listener recorded;
  private final long betweenWords;

  /** Tells {@code told}. */
  public WaitLimit(Listener recorded) {
    this(recorded, BETWEEN_WORDS);
  }

  /** The same, as often as {@code betweenWords} says. */
  WaitLimit(Listener recorded, Duration betweenWords) {
    this.recorded = recorded;
    this.betweenWords = betweenWords.toNanos();
  }

  /**
   * Waits until {@code come} says so.
   *
   * @return whether it did within {@code most}
   */
  public boolean await(Awaited what, Duration most, BooleanSupplier come)
      throws InterruptedException {
    Wait wait = begin(what, most);
    while (!come.getAsBoolean()) {
      if (wait.isOver()) {
        return false;
      }
      LockSupport.parkNanos(this, BETWEEN_LOOKS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + what);
      }
    }
    return true;
  }

  /**
   * The same for what must come.
   *
   * @throws NotComeException if it does not
   */
  public void demand(Awaited what, Duration most, BooleanSupplier come)
      throws InterruptedException {
    if (!await(what, most, come)) {
      throw new NotComeException(what, most.toSeconds());
    }
  }

  /** Does {@code work}, which ends by itself, and says meanwhile that it is waited for. */
  public <T> T during(Awaited what, Duration most, Supplier<T> work) {
    Thread here = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    Thread speaking =
        new Thread(
            () -> {
              Wait wait = begin(what, most);
              while (!done.get() && here.isAlive() && !wait.isOver()) {
                LockSupport.parkNanos(this, BETWEEN_LOOKS);
              }
            },
            "says what is waited for");
    speaking.setDaemon(true);
    speaking.start();
    try {
      return work.get();
    } finally {
      done.set(true);
    }
  }

  /** A wait that somebody else does; they ask now and then whether it is over. */
  public Wait begin(Awaited what, Duration most) {
    return new Wait(what, most);
  }

  /** One wait. */
  public final class Wait {
    private final Awaited what;
    private final Duration most;
    private final long begun = System.nanoTime();
    private long said = begun;

    private Wait(Awaited what, Duration most) {
      this.what = what;
      this.most = most;
    }

    /** Whether its time is up; says what it waits for when it was silent for long. */
    public boolean isOver() {
      long now = System.nanoTime();
      if (now - said >= betweenWords) {
        said = now;
        recorded.waits(what, TimeUnit.NANOSECONDS.toSeconds(now - begun), most.toSeconds());
      }
      return now - begun >= most.toNanos();
    }
  }
}
