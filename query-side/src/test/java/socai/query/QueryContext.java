package socai.query;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;
import socai.fixture.MemoryLedger;
import socai.fixture.SettableClock;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;

/** All rooms of the query side on one database, but nobody who tells them events: the test does. */
public final class QueryContext implements AutoCloseable {
  /** Noon in Vietnam. */
  public static final Instant NOW = Instant.parse("2024-06-01T05:00:00Z");

  /** Reads answers from all that was recorded. */
  public static final ReadSnapshot ALL = ReadSnapshot.first(new Position(Position.MOST));

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @ComponentScan(
      basePackages = "socai.query",
      excludeFilters = {
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuerySide.class),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\.axon\\..*"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\.log\\..*"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\..*\\.StatementApi"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\..*\\.ClockHealth"),
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "socai\\.query\\.web\\..*")
      })
  static class All {}

  public QueryContext(MongoDatabase database) {
    context.registerBean(MongoDatabase.class, () -> database);
    context.registerBean(Clock.class, () -> new SettableClock(NOW));
    context.registerBean(Ledger.class, MemoryLedger::new);
    context.register(All.class);
    context.refresh();
    for (Projection projection : projections()) {
      get(ReadModels.class).prepare(projection, Generation.first(projection.name()));
    }
  }

  /** Tells every projection {@code batch}. */
  public void apply(List<Recorded> batch) {
    projections().forEach(projection -> apply(projection, batch));
  }

  /** Tells {@code projection} {@code batch}; it projects its first generation. */
  public void apply(Projection projection, List<Recorded> batch) {
    Generation first = Generation.first(projection.name());
    new ProjectionRun(
            projection, new ReadModelSession(get(ReadModels.class), first, ProjectionSegment.WHOLE))
        .project(batch, () -> {});
  }

  public List<Projection> projections() {
    return List.copyOf(context.getBeansOfType(Projection.class).values());
  }

  /** All endpoints, of whichever package. */
  public List<Object> endpoints() {
    return List.copyOf(context.getBeansWithAnnotation(RestController.class).values());
  }

  /** What lives in one of the rooms. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
