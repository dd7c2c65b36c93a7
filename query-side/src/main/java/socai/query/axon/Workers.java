package socai.query.axon;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.query.projection.Failures;

/** Threads of which none ends a task by an error without a word: it is logged, and shown. */
final class Workers extends ScheduledThreadPoolExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final String name;
  private final Failures failures;

  Workers(String name, int threads, Failures failures) {
    super(threads, new AxonThreadFactory(name));
    this.name = name;
    this.failures = failures;
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
    super.afterExecute(task, thrown);
    Throwable failure = thrown == null ? failureOf(task) : thrown;
    if (failure instanceof Error) {
      failures.note(name, failure);
      LOG.error("a worker of {} ended by an error", name, failure);
    }
  }

  private static @Nullable Throwable failureOf(Runnable task) {
    if (!(task instanceof Future<?> future) || !future.isDone()) {
      return null;
    }
    try {
      future.get();
      return null;
    } catch (CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
