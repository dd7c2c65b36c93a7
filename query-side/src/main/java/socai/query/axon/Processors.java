package socai.query.axon;

import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.axon.LedgerMessageSource;
import socai.query.projection.Failures;
import socai.query.projection.Generation;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ReadModels;
import socai.query.projection.Retention;
import socai.query.projection.Stillness;
import socai.query.projection.Tokens;
import socai.query.projection.UnknownEvents;

/**
 * Axon's streaming processors, one for the live generation of each projection; they run while the
 * process does. Several times a second they look whether another generation became live, here or in
 * any other process, or whether somebody wants the live one held at its position.
 */
@Component
class Processors implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Processors.class);
  private static final int BATCH = 500;
  private static final int LEAST_WORKERS = 2;
  private static final long LOOK_AGAIN_MILLISECONDS = 250;
  private static final String WATCH = "generations";

  private final Map<Projection, Follower> followers = new LinkedHashMap<>();
  private final LedgerMessageSource source;
  private final Ledger ledger;
  private final ReadModels readModels;
  private final Generations generations;
  private final Parking parking;
  private final Failures failures;
  private final UnknownEvents unknown;
  private final Tokens tokens;
  private final NodeName node;
  private final Stillness holds = new Stillness(System::nanoTime);
  private final Retention retention;
  private final ScheduledExecutorService watch;
  private final ScheduledExecutorService coordinator;
  private final ScheduledExecutorService workers;
  private @Nullable ScheduledFuture<?> watching;
  private volatile boolean running;

  /**
   * @param node names this process among those that segment the store; when it starts again under
   *     the same name its claims go on, otherwise after those of the last one have run out
   */
  Processors(
      List<Projection> projections,
      LedgerMessageSource source,
      Ledger ledger,
      ReadModels readModels,
      Generations generations,
      Parking parking,
      Failures failures,
      UnknownEvents unknown,
      MongoDatabase database,
      NodeName node) {
    this.node = node;
    this.source = source;
    this.ledger = ledger;
    this.readModels = readModels;
    this.generations = generations;
    this.parking = parking;
    this.failures = failures;
    this.unknown = unknown;
    this.tokens = new Tokens(database, node.toString(), Tokens.CLAIM_TIMEOUT, System::nanoTime);
    this.retention = new Retention(database, readModels, projections, System::nanoTime);
    int cores = Runtime.getRuntime().availableProcessors();
    watch = new Workers(WATCH, 1, failures);
    coordinator = new Workers("coordinator", 1, failures);
    workers = new Workers("projection", Math.max(LEAST_WORKERS, cores), failures);
    for (Projection projection : projections) {
      followers.put(projection, new Follower(generation -> processor(projection, generation)));
    }
  }

  private PooledStreamingEventProcessor processor(Projection projection, Generation generation) {
    readModels.prepare(projection, generation);
    tokens.keepFromNow(generation.processor());
    ProjectionInvoker invoker =
        new ProjectionInvoker(
            generation.processor(),
            segment ->
                ProjectionRun.parking(
                    projection, new ReadModelSession(readModels, generation, segment), parking),
            tokens,
            failures,
            unknown);
    return PooledStreamingEventProcessor.builder()
        .name(generation.processor())
        .eventHandlerInvoker(invoker)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(source)
        .tokenStore(new MongoTokenStore(tokens, invoker::claimed))
        .transactionManager(NoTransactionManager.instance())
        .coordinatorExecutor(coordinator)
        .workerExecutor(workers)
        .initialSegmentCount(projection.segments())
        .initialToken(source -> source.createTailToken())
        .batchSize(BATCH)
        .build();
  }

  @Override
  public void start() {
    node.take();
    Position head = ledger.head();
    followers.keySet().forEach(projection -> generations.begin(projection, tokens, head));
    followGenerations();
    followers.keySet().forEach(this::warnOfAnotherVersion);
    watching =
        watch.scheduleWithFixedDelay(
            this::lookAgain,
            LOOK_AGAIN_MILLISECONDS,
            LOOK_AGAIN_MILLISECONDS,
            TimeUnit.MILLISECONDS);
    running = true;
  }

  private void warnOfAnotherVersion(Projection projection) {
    int version = generations.of(projection.name()).live().version();
    if (version != projection.version()) {
      LOG.warn(
          "views of {} are of version {}, and projected further by version {}: rebuild them with"
              + " 'projections rebuild'",
          projection.name(),
          version,
          projection.version());
    }
  }

  private void lookAgain() {
    try {
      node.beat();
      followGenerations();
      failures.forget(WATCH);
    } catch (RuntimeException | Error e) {
      boolean known = failures.of(WATCH).isPresent();
      failures.note(WATCH, e);
      if (known) {
        return;
      }
      LOG.warn("which generations are live could not be read: {}", e.getClass().getName());
    }
  }

  private void followGenerations() {
    Map<String, GenerationStatus> all = generations.all();
    followers.forEach(
        (projection, follower) ->
            follower.follow(
                Optional.ofNullable(all.get(projection.name()))
                    .filter(status -> !isHeld(projection.name(), status))
                    .map(status -> status.live().generation())));
    retention.lookAgain(all);
  }

  private boolean isHeld(String projection, GenerationStatus status) {
    return status
        .hold()
        .filter(hold -> holds.of(projection, hold).compareTo(Tokens.CLAIM_TIMEOUT) <= 0)
        .isPresent();
  }

  @Override
  public void stop() {
    if (watching != null) {
      watching.cancel(false);
    }
    watch.shutdown();
    try {
      watch.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CompletableFuture.allOf(
            followers.values().stream().map(Follower::stop).toArray(CompletableFuture[]::new))
        .join();
    coordinator.shutdown();
    workers.shutdown();
    node.giveBack();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
