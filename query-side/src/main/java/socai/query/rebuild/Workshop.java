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
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Standing;
import socai.query.projection.Tokens;
import socai.query.rebuild.WorkshopException.Reason;

/**
 * All projections of one store, to be looked at, drawn anew and exchanged, whether or not query
 * sides are running. Every method throws {@link WorkshopException} if it cannot be done.
 */
public final class Workshop implements AutoCloseable {
  /** Enough that what a batch costs beside its events is not felt. */
  private static final int BATCH = 5_000;

  /** So much is drawn again at most after a crash. */
  private static final Duration HELD = Duration.ofSeconds(30);

  private final AnnotationConfigApplicationContext context;
  private final List<Projection> projections;
  private final Desk desk;

  /** All that draws, and nothing that answers. */
  @ComponentScan(
      basePackages = "socai.query",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {Projection.class, ReadModels.class, Generations.class, Parking.class}))
  static class Rooms {}

  private Workshop(AnnotationConfigApplicationContext context, int batch, Duration held) {
    this.context = context;
    this.projections =
        context.getBeansOfType(Projection.class).values().stream()
            .sorted(Comparator.comparing(Projection::name))
            .toList();
    Clock clock = context.getBean(Clock.class);
    String owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    this.desk =
        new Desk(
            context.getBean(Ledger.class),
            context.getBean(ReadModels.class),
            context.getBean(Generations.class),
            context.getBean(Parking.class),
            new Tokens(
                context.getBean(MongoDatabase.class),
                owner,
                Tokens.CLAIM_TIMEOUT,
                System::nanoTime),
            batch,
            held,
            owner,
            clock);
    Position head = desk.ledger().head();
    projections.forEach(p -> desk.generations().begin(p, desk.tokens(), head));
  }

  /**
   * The projections in the store at {@code uri}.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static Workshop open(String uri) {
    return open(uri, BATCH, HELD);
  }

  /** With small batches, each of them written at once. */
  static Workshop open(String uri, int batch) {
    return open(uri, batch, Duration.ZERO);
  }

  private static Workshop open(String uri, int batch, Duration held) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                // Nothing is recorded here, so that a server on its own will do.
                "store", Map.of("socai.mongodb.uri", uri, "socai.production", "false")));
    // The processors' source of events is configured in the same place and is not wanted here.
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.register(LedgerConfiguration.class, Rooms.class);
    try {
      context.refresh();
      return answering(() -> new Workshop(context, batch, held));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** What stands, in the order of the names. */
  public List<Listed> list() {
    return answering(
        () -> {
          Map<String, Standing> all = desk.generations().all();
          Position head = desk.ledger().head();
          List<Listed> listed = new ArrayList<>();
          for (Projection projection : projections) {
            Standing standing = all.get(projection.name());
            if (standing != null) {
              listed.add(listed(projection, standing, head));
            }
          }
          return listed;
        });
  }

  private Listed listed(Projection projection, Standing standing, Position head) {
    return new Listed(
        projection.name(),
        projection.version(),
        standing,
        desk.tokens().least(standing.live().generation().processor()),
        desk.parking().of(standing.live().generation()),
        standing.beside().map(b -> desk.tokens().least(b.drawn().generation().processor())),
        head);
  }

  /**
   * Draws {@code projection} anew beside its live generation, up to the end of the ledger; goes on
   * where it was interrupted, if it was. A generation that was replaced gives way to it.
   *
   * @param fresh whether to begin anew what was interrupted, or is there already
   * @param heard told after each batch
   * @param stop asked before each batch whether to stop; then what was drawn can be gone on with
   */
  public Rebuilt rebuild(
      String projection, boolean fresh, Consumer<Advance> heard, BooleanSupplier stop) {
    return answering(() -> new Redrawing(desk, projection(projection)).rebuild(fresh, heard, stop));
  }

  /**
   * Compares the live generation with the one beside it, both brought to one position. The live one
   * is held there meanwhile: as long as it takes to read both once.
   */
  public Compared compare(String projection, Consumer<Advance> heard) {
    return answering(() -> new Exchange(desk, projection(projection), heard).compare());
  }

  /**
   * Compares, and makes the generation beside the live one if both show the same, or if it is of
   * another version. Running query sides follow within a second. The one that was live is kept
   * beside, where it was, until another rebuild or {@link #drop}.
   */
  public Switched switchOver(String projection, Consumer<Advance> heard) {
    return answering(() -> new Exchange(desk, projection(projection), heard).switchOver());
  }

  /**
   * Draws on the subjects that are parked in the live generation of {@code projection}, in the
   * order in which their events were told; nothing of them is lost. Those that still cannot be
   * drawn stay parked.
   */
  public Retried retry(String projection) {
    return answering(() -> new Retry(desk, projection(projection)).all());
  }

  /** Removes the generation that stands beside the live one; nothing, if none does. */
  public void drop(String projection) {
    answering(
        () -> {
          new Redrawing(desk, projection(projection)).drop();
          return projection;
        });
  }

  private Projection projection(String name) {
    return projections.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new WorkshopException(Reason.UNKNOWN, name));
  }

  private static <T> T answering(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw new WorkshopException(Reason.NOT_ANSWERING, e);
    } catch (BeanCreationException e) {
      if (e.getMostSpecificCause() instanceof MongoException silent) {
        throw new WorkshopException(Reason.NOT_ANSWERING, silent);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
