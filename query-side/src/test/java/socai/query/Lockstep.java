package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.query.projection.Tokens;

/**
 * Whoever projects and whoever answers, step by step: before each read of the one that answers, the
 * one that projects does some more writes, as chance has it, and stands still. Now and then it dies
 * in the middle of a batch, and the next one projects the same events in other batches.
 */
public final class Lockstep implements AutoCloseable {
  private static final Set<String> WRITES =
      Set.of(
          "bulkWrite",
          "insertOne",
          "updateOne",
          "updateMany",
          "findOneAndUpdate",
          "deleteOne",
          "deleteMany");
  private static final Set<String> READS = Set.of("find", "aggregate", "countDocuments");
  private static final int MOST_WRITES = 5;
  private static final int MOST_IN_A_BATCH = 12;

  /** What is asked on the way to any answer, and once more each time it is waited for. */
  private static final Set<String> HOW_FAR = Set.of(Tokens.COLLECTION, "generations", "parked");

  private static final int IN_A_ROW = 8;

  private final Random random;
  private final List<Recorded> recorded;
  private final Set<String> named;
  private final Crashing crashing;
  private final QueryContext run;
  private final QueryContext answering;
  private final Thread writer;
  private final AtomicInteger seldom = new AtomicInteger(1);
  private int inARow;
  private int allowed;
  private boolean waits;
  private boolean ended;
  private boolean letGo;
  private @Nullable Throwable fault;

  /** The process is gone. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param recorded the whole ledger
   * @param projections that run on {@code database} from it; all, if none is named
   */
  public Lockstep(
      Random random, MongoDatabase database, List<Recorded> recorded, String... projections) {
    this.random = random;
    this.recorded = recorded;
    this.named = Set.of(projections);
    Random chance = new Random(random.nextLong());
    crashing = new Crashing(chance);
    MongoDatabase stepwise = crashing.on(on(database, WRITES, collection -> awaitTurn()));
    run = new QueryContext(stepwise);
    answering = new QueryContext(on(database, READS, this::giveTurns));
    writer = new Thread(() -> write(stepwise, chance), "writer");
    writer.start();
  }

  /** Lets the one that projects go on before one of {@code reads} reads only: more is looked at. */
  public Lockstep slowly(int reads) {
    seldom.set(reads);
    return this;
  }

  /** The rooms to ask. */
  public QueryContext context() {
    return answering;
  }

  /** Whether all has been projected. */
  public synchronized boolean isOver() {
    return ended;
  }

  private void write(MongoDatabase stepwise, Random chance) {
    try {
      List<Follower> followers = new ArrayList<>();
      for (Projection projection : run.projections()) {
        if (!named.isEmpty() && !named.contains(projection.name())) {
          continue;
        }
        for (ProjectionSegment segment : ProjectionSegment.of(projection.segments())) {
          followers.add(new Follower(projection, segment, stepwise, chance));
        }
      }
      while (!followers.isEmpty()) {
        Collections.shuffle(followers, chance);
        followers.get(0).step();
        followers.removeIf(Follower::isAtTheEnd);
      }
    } catch (Gone gone) {
      // the test is over
    } catch (RuntimeException | AssertionError e) {
      fault = e;
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  /** One share of one projection as processes project it, one after the other. */
  private final class Follower {
    private final Projection projection;
    private final ProjectionSegment segment;
    private final Random chance;
    private final Tokens tokens;
    private final ReadModels readModels;
    private ProjectionRun pen;
    private int reached;

    Follower(
        Projection projection, ProjectionSegment segment, MongoDatabase stepwise, Random chance) {
      this.projection = projection;
      this.segment = segment;
      this.chance = chance;
      this.tokens = new Tokens(stepwise, "writer", Tokens.CLAIM_TIMEOUT, System::nanoTime);
      this.readModels = run.get(ReadModels.class);
      tokens.make(projection.name(), segment.index(), Position.START);
      tokens.claim(projection.name(), segment.index());
      this.pen = pen();
    }

    private ProjectionRun pen() {
      Generation first = Generation.first(projection.name());
      return new ProjectionRun(projection, new ReadModelSession(readModels, first, segment));
    }

    boolean isAtTheEnd() {
      return reached == recorded.size();
    }

    void step() {
      int to = Math.min(recorded.size(), reached + 1 + chance.nextInt(MOST_IN_A_BATCH));
      crashing.dieAfter(chance.nextInt(4) == 0 ? chance.nextInt(5) : Integer.MAX_VALUE);
      try {
        pen.project(recorded.subList(reached, to), () -> begin(to));
      } catch (Crashing.Crash dead) {
        pen = pen();
        return;
      } finally {
        crashing.live();
      }
      tokens.store(projection.name(), segment.index(), new Position(to));
      reached = to;
    }

    private void begin(int to) {
      assertThat(
              tokens.begin(
                  projection.name(), segment.index(), new Position(reached), new Position(to)))
          .isTrue();
    }
  }

  private synchronized void awaitTurn() {
    waits = true;
    notifyAll();
    while (allowed == 0 && !letGo) {
      pause();
    }
    if (letGo) {
      throw new Gone();
    }
    allowed--;
    waits = false;
  }

  /** Whoever asks again and again how far all is projected waits for it: there it goes on. */
  private synchronized void giveTurns(String collection) {
    inARow = HOW_FAR.contains(collection) ? inARow + 1 : 0;
    boolean goesOn = inARow > IN_A_ROW || random.nextInt(seldom.get()) == 0;
    allowed = goesOn ? random.nextInt(MOST_WRITES + 1) : 0;
    notifyAll();
    while (!ended && (allowed > 0 || !waits)) {
      pause();
    }
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MongoDatabase on(
      MongoDatabase database, Set<String> calls, Consumer<String> before) {
    return proxy(MongoDatabase.class, database, calls, before);
  }

  private static <T> T proxy(Class<T> type, T real, Set<String> calls, Consumer<String> before) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (real instanceof MongoCollection<?> read && calls.contains(method.getName())) {
            before.accept(read.getNamespace().getCollectionName());
          }
          Object result = invoke(real, method, arguments);
          if (result instanceof MongoDatabase database) {
            return proxy(MongoDatabase.class, database, calls, before);
          }
          return result instanceof MongoCollection<?> collection
              ? proxy(MongoCollection.class, collection, calls, before)
              : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      letGo = true;
      notifyAll();
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    run.close();
    answering.close();
    assertThat(fault).isNull();
  }
}
