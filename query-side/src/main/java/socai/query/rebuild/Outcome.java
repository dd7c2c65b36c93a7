package socai.query.rebuild;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What came of work that a thread of ours does. */
final class Outcome {
  private Outcome() {}

  /**
   * Waits for {@code work}.
   *
   * @throws IllegalStateException if this thread is interrupted meanwhile
   * @throws RuntimeException what the work itself threw
   */
  static <T> T of(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  static IllegalStateException interrupted(InterruptedException why) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted; what was drawn can be gone on with", why);
  }
}
