package socai.query.axon;

import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import socai.ledger.axon.LedgerMessageSource;
import socai.query.projection.Projection;

/** Axon's streaming processors, one for each projection; they run while the process does. */
@Component
class Processors implements SmartLifecycle {
  private static final int BATCH = 500;
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

  private final List<PooledStreamingEventProcessor> processors;
  private final ScheduledExecutorService coordinator;
  private final ScheduledExecutorService workers;
  private volatile boolean running;

  /**
   * @param node names this process among those that share the store; when it starts again under the
   *     same name it goes on at once, otherwise after the claims of the last one have run out
   */
  Processors(
      List<Projection> projections,
      LedgerMessageSource ledger,
      MongoDatabase database,
      Clock clock,
      @Value("${socai.node:}") String node) {
    String owner = node.isEmpty() ? ManagementFactory.getRuntimeMXBean().getName() : node;
    MongoTokenStore tokens = new MongoTokenStore(database, owner, CLAIM_TIMEOUT, clock);
    coordinator = Executors.newScheduledThreadPool(1, new AxonThreadFactory("coordinator"));
    workers = Executors.newScheduledThreadPool(2, new AxonThreadFactory("projection"));
    processors = projections.stream().map(p -> processor(p, ledger, tokens)).toList();
  }

  private PooledStreamingEventProcessor processor(
      Projection projection, LedgerMessageSource ledger, MongoTokenStore tokens) {
    return PooledStreamingEventProcessor.builder()
        .name(projection.name())
        .eventHandlerInvoker(new ProjectionInvoker(projection))
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(ledger)
        .tokenStore(tokens)
        .transactionManager(NoTransactionManager.instance())
        .coordinatorExecutor(coordinator)
        .workerExecutor(workers)
        .initialSegmentCount(1)
        .initialToken(source -> source.createTailToken())
        .batchSize(BATCH)
        .build();
  }

  @Override
  public void start() {
    processors.forEach(PooledStreamingEventProcessor::start);
    running = true;
  }

  @Override
  public void stop() {
    processors.forEach(PooledStreamingEventProcessor::shutDown);
    coordinator.shutdown();
    workers.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
