package socai.query.rebuild;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What came of work that a thread of ours does. */
final class Outcome {
  private Outcome() {}

  /**
   * Waits for {@code work}.
   *
   * @throws IllegalStateException if this thread is interrupted meanwhile
   * @throws RuntimeException what the work itself threw; an error as well
   */
  static <T> T of(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * Waits for {@code work} no longer than {@code patience}.
   *
   * @return whether it has ended, in whatever way
   * @throws IllegalStateException if this thread is interrupted meanwhile
   */
  static boolean isThereWithin(Duration patience, Future<?> work) {
    try {
      work.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static IllegalStateException interrupted(InterruptedException why) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted; what was projected can be gone on with", why);
  }
}
