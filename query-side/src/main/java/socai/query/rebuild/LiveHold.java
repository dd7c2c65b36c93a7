package socai.query.rebuild;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import socai.query.projection.Generation;
import socai.query.projection.Generations;
import socai.query.projection.Tokens;

/**
 * Keeps the live generation of a projection where it is. Every query side is asked to end its batch
 * and to give up its claims; answers go on being composed, of what is there. Whoever waits for a
 * later position waits for the end of this.
 *
 * <p>The wish and the claims are renewed until it is closed. If this process is killed, both run
 * out within {@link Tokens#CLAIM_TIMEOUT}, and the query sides go on.
 */
final class LiveHold implements AutoCloseable {
  private static final long RENEW_MILLISECONDS = 2_000;

  private final Generations generations;
  private final String projection;
  private final String owner;
  private final Claims claims;
  private final Optional<Claims> beside;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hold");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> renewing;
  private volatile boolean lost;

  /** Holds {@code live}, and keeps the claims on one {@code beside} it alive meanwhile. */
  LiveHold(
      Generations generations,
      Tokens tokens,
      Generation live,
      Optional<Claims> beside,
      String owner) {
    this.generations = generations;
    this.projection = live.projection();
    this.owner = owner;
    this.beside = beside;
    ask();
    try {
      claims = Claims.of(tokens, live.processor(), this::ask);
    } catch (RuntimeException e) {
      generations.letGo(projection, owner);
      renewal.shutdownNow();
      throw e;
    }
    renewing =
        renewal.scheduleWithFixedDelay(
            this::renew, RENEW_MILLISECONDS, RENEW_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    lost |= !extendBeside();
    generations.hold(projection, owner);
  }

  private boolean extendBeside() {
    return beside.map(Claims::extend).orElse(true);
  }

  private void renew() {
    try {
      if (claims.extend()) {
        ask();
      } else {
        lost = true;
      }
    } catch (RuntimeException e) {
      lost = true;
    }
  }

  Claims claims() {
    return claims;
  }

  /** Whether nobody has written to it since, for sure. */
  boolean isWhole() {
    return !lost && claims.extend() && extendBeside();
  }

  @Override
  public void close() {
    renewing.cancel(false);
    renewal.shutdown();
    try {
      renewal.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    claims.close();
    generations.letGo(projection, owner);
  }
}
