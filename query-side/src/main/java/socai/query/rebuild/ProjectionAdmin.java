package socai.query.rebuild;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.process.LedgerConfiguration;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;
import socai.query.rebuild.ProjectionAdminException.Reason;

/**
 * All projections of one store, to be looked at, rebuilt and switched, whether or not query sides
 * are running. Every method throws {@link ProjectionAdminException} if it cannot be done.
 */
public final class ProjectionAdmin implements AutoCloseable {
  /** Enough that what a batch costs beside its events is not felt. */
  private static final int BATCH = 5_000;

  /** So much is projected again at most after a crash. */
  private static final Duration HELD = Duration.ofSeconds(30);

  private final AnnotationConfigApplicationContext application;
  private final List<Projection> projections;
  private final RebuildContext context;

  /** All that projections need, and nothing that answers. */
  @ComponentScan(
      basePackages = "socai.query",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {Projection.class, ReadModels.class, Generations.class, Parking.class}))
  static class Beans {}

  private ProjectionAdmin(
      AnnotationConfigApplicationContext application, int batch, Duration held) {
    this.application = application;
    this.projections =
        application.getBeansOfType(Projection.class).values().stream()
            .sorted(Comparator.comparing(Projection::name))
            .toList();
    Clock clock = application.getBean(Clock.class);
    String owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    this.context =
        new RebuildContext(
            application.getBean(Ledger.class),
            application.getBean(ReadModels.class),
            application.getBean(Generations.class),
            application.getBean(Parking.class),
            new Tokens(
                application.getBean(MongoDatabase.class),
                owner,
                Tokens.CLAIM_TIMEOUT,
                System::nanoTime),
            batch,
            held,
            owner,
            clock);
    Position head = context.ledger().head();
    projections.forEach(p -> context.generations().begin(p, context.tokens(), head));
  }

  /**
   * The projections in the store at {@code uri}.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static ProjectionAdmin open(String uri) {
    return open(uri, BATCH, HELD);
  }

  /** With small batches, each of them written at once. */
  static ProjectionAdmin open(String uri, int batch) {
    return open(uri, batch, Duration.ZERO);
  }

  private static ProjectionAdmin open(String uri, int batch, Duration held) {
    AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
    application
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                // Nothing is recorded here, so that a server on its own will do.
                "store", Map.of("socai.mongodb.uri", uri, "socai.production", "false")));
    // The processors' source of events is configured in the same place and is not wanted here.
    application.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    application.register(LedgerConfiguration.class, Beans.class);
    try {
      application.refresh();
      return answering(() -> new ProjectionAdmin(application, batch, held));
    } catch (RuntimeException e) {
      application.close();
      throw e;
    }
  }

  /** What stands, in the order of the names. */
  public List<Listed> list() {
    return answering(
        () -> {
          Map<String, GenerationStatus> all = context.generations().all();
          Position head = context.ledger().head();
          List<Listed> listed = new ArrayList<>();
          for (Projection projection : projections) {
            GenerationStatus status = all.get(projection.name());
            if (status != null) {
              listed.add(listed(projection, status, head));
            }
          }
          return listed;
        });
  }

  private Listed listed(Projection projection, GenerationStatus status, Position head) {
    return new Listed(
        projection.name(),
        projection.version(),
        status,
        context.tokens().least(status.live().generation().processor()),
        context.parking().of(status.live().generation()),
        status.beside().map(b -> context.tokens().least(b.projected().generation().processor())),
        head);
  }

  /**
   * Rebuilds {@code projection} beside its live generation, up to the end of the ledger; goes on
   * where it was interrupted, if it was. A generation that was replaced gives way to it.
   *
   * @param fresh whether to begin anew what was interrupted, or is there already
   * @param progress told after each batch
   * @param stop asked before each batch whether to stop; then what was projected can be gone on
   *     with
   */
  public Rebuilt rebuild(
      String projection, boolean fresh, Consumer<Advance> progress, BooleanSupplier stop) {
    return answering(
        () -> new Rebuild(context, projection(projection)).rebuild(fresh, progress, stop));
  }

  /**
   * Compares the live generation with the one beside it, both brought to one position. The live one
   * is held there meanwhile: as long as it takes to read both once.
   */
  public Compared compare(String projection, Consumer<Advance> progress) {
    return answering(() -> new Switchover(context, projection(projection), progress).compare());
  }

  /**
   * Compares, and makes the generation beside the live one if both show the same, or if it is of
   * another version. Running query sides follow within a second. The one that was live is kept
   * beside, where it was, until another rebuild or {@link #drop}.
   */
  public Switched switchOver(String projection, Consumer<Advance> progress) {
    return answering(() -> new Switchover(context, projection(projection), progress).switchOver());
  }

  /**
   * Goes on with the subjects that are parked in the live generation of {@code projection}, in the
   * order in which their events were recorded; nothing of them is lost. Those that still cannot be
   * projected stay parked.
   */
  public Retried retry(String projection) {
    return answering(() -> new Retry(context, projection(projection)).all());
  }

  /** Removes the generation that stands beside the live one; nothing, if none does. */
  public void drop(String projection) {
    answering(
        () -> {
          new Rebuild(context, projection(projection)).drop();
          return projection;
        });
  }

  private Projection projection(String name) {
    return projections.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ProjectionAdminException(Reason.UNKNOWN, name));
  }

  private static <T> T answering(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw new ProjectionAdminException(Reason.NOT_ANSWERING, e);
    } catch (BeanCreationException e) {
      if (e.getMostSpecificCause() instanceof MongoException silent) {
        throw new ProjectionAdminException(Reason.NOT_ANSWERING, silent);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    application.close();
  }
}
