package socai.query.log;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import socai.proof.Notary;

/** Has the notary look at the ledger several times a second, as long as the process runs. */
@Component
class NotaryThread implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(NotaryThread.class);

  /** A commit is signed within a second: this, reading it, and two writes. */
  private static final long BETWEEN_ROUNDS_MILLISECONDS = 200;

  private final Optional<Notary> notary;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread named = new Thread(work, "notary");
            named.setDaemon(true);
            return named;
          });

  private volatile boolean running;
  private Optional<ScheduledFuture<?>> rounds = Optional.empty();
  private boolean troubled;

  NotaryThread(Optional<Notary> notary) {
    this.notary = notary;
  }

  @Override
  public void start() {
    running = true;
    rounds =
        notary.map(
            signing ->
                thread.scheduleWithFixedDelay(
                    () -> round(signing), 0, BETWEEN_ROUNDS_MILLISECONDS, TimeUnit.MILLISECONDS));
  }

  /** A store that cannot be reached is told once, until it can be again. */
  private void round(Notary signing) {
    try {
      signing.round();
      troubled = false;
    } catch (RuntimeException e) {
      if (running && !troubled) {
        LOG.warn("the log could not be brought up to date: {}", e.getClass().getName());
        troubled = true;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    rounds.ifPresent(planned -> planned.cancel(false));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
