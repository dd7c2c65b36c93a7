package socai.query.axon;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import socai.query.projection.Generation;

/**
 * The processor of one projection in this process: for the generation that is live, or none while
 * that one is held. For one thread.
 */
final class Follower {
  private final Function<Generation, PooledStreamingEventProcessor> processors;
  private @Nullable Generation followed;
  private @Nullable PooledStreamingEventProcessor running;
  private CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);

  Follower(Function<Generation, PooledStreamingEventProcessor> processors) {
    this.processors = processors;
  }

  /**
   * Brings about what is wanted, perhaps not at the first call: a processor first ends its batch,
   * stores its token and gives up its claims, and only then does the next one start.
   */
  void follow(Optional<Generation> wanted) {
    if (!stopping.isDone()) {
      return;
    }
    if (running != null && !wanted.equals(Optional.ofNullable(followed))) {
      stopping = running.shutdownAsync();
      running = null;
    } else if (running == null && wanted.isPresent()) {
      PooledStreamingEventProcessor next = processors.apply(wanted.get());
      next.start();
      running = next;
      followed = wanted.get();
    }
  }

  /** Stops; done when the claims are given up. */
  CompletableFuture<Void> stop() {
    if (running != null) {
      stopping = running.shutdownAsync();
      running = null;
    }
    return stopping;
  }
}
