package socai.ledger;

import java.io.EOFException;
import java.io.Serial;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether whoever a thread works for still waits for it: set where a caller comes in, asked
 * wherever the work is long. Holds for the thread that set it only; where nobody set it, work is
 * wanted.
 */
public final class StillAsked {
  private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();

  private static final ThreadLocal<@Nullable StillAsked> OF_THREAD = new ThreadLocal<>();

  private final BooleanSupplier asked;
  private long next;

  private StillAsked(BooleanSupplier asked) {
    this.asked = asked;
    this.next = System.nanoTime();
  }

  /** Nobody waits for the answer any more. */
  public static final class GoneException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    GoneException() {
      super(new EOFException("whoever asked has left"));
    }
  }

  /** From now on this thread works for whom {@code asked} speaks. */
  public static void by(BooleanSupplier asked) {
    OF_THREAD.set(new StillAsked(asked));
  }

  /** From now on this thread works for nobody in particular. */
  public static void byNobody() {
    OF_THREAD.remove();
  }

  /**
   * Returns if the work is still wanted. Looks ten times a second at most.
   *
   * @throws GoneException if it is not
   */
  public static void orStop() {
    StillAsked one = OF_THREAD.get();
    if (one != null && !one.isSo()) {
      throw new GoneException();
    }
  }

  private boolean isSo() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return true;
    }
    next = now + BETWEEN_LOOKS;
    return asked.getAsBoolean();
  }
}
