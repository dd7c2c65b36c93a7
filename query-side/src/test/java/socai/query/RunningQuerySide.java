package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import socai.ledger.Ledger;
import socai.problem.RefusedException;
import socai.process.LedgerConfiguration;
import socai.query.projection.Progress;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRefusal;
import socai.query.projection.ReadSnapshot;

/** A query side as it runs, but for its endpoints: its processors follow the ledger in a store. */
public final class RunningQuerySide implements AutoCloseable {
  private static final int MOST_TIMES = 10;

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @ComponentScan(
      basePackages = "socai.query",
      excludeFilters = {
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuerySide.class),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\.web\\..*"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\.log\\..*"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\..*\\.StatementApi"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\..*Rooms.*"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\..*IT.*")
      })
  static class All {}

  /** Runs on the store at {@code uri} until it is closed. */
  public RunningQuerySide(String uri, String node) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("socai.mongodb.uri", uri, "socai.node", node, "socai.production", "false")));
    context.register(LedgerConfiguration.class, All.class);
    context.refresh();
  }

  /** Follows the ledger no more; answers from what others project. */
  public RunningQuerySide onlyAnswering() {
    context.stop();
    return this;
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /**
   * What an answer of {@code projection} is read from, once it has seen the whole ledger. Asks a
   * few times before it gives up: tests run on busy machines.
   */
  public ReadSnapshot atTheEnd(String projection) {
    Optional<Long> head = Optional.of(get(Ledger.class).head().value());
    for (int i = 0; i < MOST_TIMES; i++) {
      try {
        return get(Progress.class).of(projection, head);
      } catch (RefusedException notYet) {
        assertThat(notYet.refusal()).isEqualTo(ProjectionRefusal.NOT_YET);
      }
    }
    return get(Progress.class).of(projection, head);
  }

  /** The same, once all projections have seen it. */
  public void allAtTheEnd() {
    context.getBeansOfType(Projection.class).values().forEach(p -> atTheEnd(p.name()));
  }

  @Override
  public void close() {
    context.close();
  }

  /** Runs in a process of its own until that is killed; says how far it is when it does. */
  public static void main(String[] arguments) throws InterruptedException {
    try (RunningQuerySide running = new RunningQuerySide(arguments[0], arguments[1])) {
      System.out.println(running.atTheEnd("profiles").position());
      Thread.currentThread().join();
    }
  }
}
