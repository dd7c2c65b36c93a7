package socai.query.log;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again in a thread of its own, with a pause in between. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long PATIENCE_SECONDS = 10;

  private final String name;
  private final Runnable round;
  private final long pauseMilliseconds;
  private final ScheduledExecutorService thread;
  private Optional<ScheduledFuture<?>> planned = Optional.empty();
  private volatile boolean stopping;
  private volatile boolean ended;
  private boolean troubled;

  Rounds(String name, Runnable round, long pauseMilliseconds) {
    this.name = name;
    this.round = round;
    this.pauseMilliseconds = pauseMilliseconds;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread named = new Thread(work, name);
              named.setDaemon(true);
              return named;
            });
  }

  void start() {
    planned =
        Optional.of(
            thread.scheduleWithFixedDelay(this::once, 0, pauseMilliseconds, TimeUnit.MILLISECONDS));
  }

  /**
   * A store that cannot be reached is reported once, until it can be again. After an error nobody
   * knows what the round has left behind: there is no other.
   */
  private void once() {
    try {
      round.run();
      troubled = false;
    } catch (RuntimeException e) {
      if (!stopping && !troubled) {
        LOG.warn("the {} could not do its work: {}", name, e.getClass().getName());
        troubled = true;
      }
    } catch (Error e) {
      ended = true;
      LOG.error("the {} has ended, start the process again", name, e);
      throw e;
    }
  }

  /** What it does, in a word or two. */
  String name() {
    return name;
  }

  /** Whether an error has ended it, though it should go on. */
  boolean hasEnded() {
    return ended;
  }

  void stop() {
    stopping = true;
    planned.ifPresent(rounds -> rounds.cancel(false));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
