package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.OneOfEach;
import socai.fixture.Seeds;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RandomTeams;
import socai.query.RecordedEvents;
import socai.query.Stalling;

/**
 * A process stands still before one of its writes (a machine that is frozen, a long pause) for
 * longer than its claim holds. Another takes over, projects the same events and goes on. Then the
 * first one wakes and writes: nothing of it is seen.
 */
@ExtendWith(FreshDatabase.class)
class StaleProcessIT {
  private static final int MOST_WRITES = 12;

  /** Every projection writes something of so many events, and then its token. */
  private static final int ONE_OF_EACH = 60;

  private static final int TOKEN = 1;

  @RepeatedTest(3)
  void what_it_writes_when_it_wakes_changes_nothing(
      MongoDatabase clean, MongoDatabase stale, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> recorded = recorded(random);
          try (QueryContext context = new QueryContext(clean)) {
            context.apply(recorded);
            for (Projection projection : context.projections()) {
              wakesAtEachWrite(projection, recorded, random, clean, stale);
            }
          }
        });
  }

  private static void wakesAtEachWrite(
      Projection projection,
      List<Recorded> recorded,
      Random random,
      MongoDatabase clean,
      MongoDatabase stale) {
    String name = projection.name();
    int stalls = 0;
    boolean stalled = true;
    for (int write = 0; stalled && write < MOST_WRITES; write++) {
      stale.drop();
      stalled = wakes(name, recorded, random, write, stale);
      stalls += stalled ? 1 : 0;
      assertSame(projection, stale, clean);
    }
    assertThat(stalls).as("writes of %s and of its token", name).isGreaterThan(1);
  }

  /** Returns whether there was such a write. */
  private static boolean wakes(
      String name, List<Recorded> recorded, Random random, int write, MongoDatabase database) {
    int from = write <= TOKEN ? 0 : between(random, 0, recorded.size() / 2);
    int to = between(random, from + ONE_OF_EACH, recorded.size());
    Stalling stalling = new Stalling();
    try (QueryContext slowRooms = new QueryContext(stalling.on(database));
        QueryContext quickRooms = new QueryContext(database)) {
      Process slow = new Process(slowRooms, name, stalling.on(database), "slow");
      Process quick = new Process(quickRooms, name, database, "quick");
      new Tokens(database, "first", Tokens.CLAIM_TIMEOUT, System::nanoTime)
          .make(name, 0, Position.START);
      assertThat(slow.claim()).isTrue();
      slow.project(recorded.subList(0, from));
      int met = between(random, from + 1, recorded.size());
      stalling.standStillAfter(
          write,
          () -> {
            quick.takeOver();
            quick.projectInPieces(recorded.subList(from, met), random);
          });
      boolean fenced = false;
      try {
        slow.project(recorded.subList(from, to));
      } catch (ViewConflictException | LostException seen) {
        fenced = true;
      }
      boolean stalled = stalling.hasStalled();
      assertThat(fenced).as("%s noticed that it had lost its claim", name).isEqualTo(stalled);
      if (!stalled) {
        quick.takeOver();
      }
      quick.projectInPieces(recorded.subList(stalled ? met : to, recorded.size()), random);
      assertThat(quick.reached()).isEqualTo(recorded.get(recorded.size() - 1).at());
      return stalled;
    }
  }

  /** It was told that its claim is another's. */
  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** As Axon's processors do it: a batch is projected, and then its position is stored. */
  private static final class Process {
    private final QueryContext context;
    private final Projection projection;
    private final Tokens tokens;
    private final AtomicLong nanoTime = new AtomicLong();

    Process(QueryContext context, String name, MongoDatabase database, String owner) {
      this.context = context;
      this.projection =
          context.projections().stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow();
      this.tokens = new Tokens(database, owner, Tokens.CLAIM_TIMEOUT, nanoTime::get);
    }

    boolean claim() {
      return tokens.claim(projection.name(), 0).isPresent();
    }

    void takeOver() {
      assertThat(claim()).isFalse();
      nanoTime.addAndGet(Tokens.CLAIM_TIMEOUT.toNanos() + 1);
      assertThat(claim()).isTrue();
    }

    void project(List<Recorded> batch) {
      if (batch.isEmpty()) {
        return;
      }
      context.apply(projection, batch);
      if (!tokens.store(projection.name(), 0, batch.get(batch.size() - 1).at())) {
        throw new LostException();
      }
    }

    void projectInPieces(List<Recorded> recorded, Random random) {
      for (int from = 0; from < recorded.size(); ) {
        int to = between(random, from + 1, Math.min(recorded.size(), from + 60) + 1);
        project(recorded.subList(from, to));
        from = to;
      }
    }

    Position reached() {
      return tokens.least(projection.name());
    }
  }

  private static int between(Random random, int from, int end) {
    return from + random.nextInt(end - from);
  }

  private static List<Recorded> recorded(Random random) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.offered(Field.PAYMENT));
    events.addAll(OneOfEach.events());
    events.addAll(RandomHistory.of(random, 160));
    events.addAll(RandomTeams.of(random, 40));
    return RecordedEvents.of(events);
  }

  private static void assertSame(
      Projection projection, MongoDatabase projected, MongoDatabase wanted) {
    for (ReadModelCollection<?> collection : projection.collections()) {
      assertThat(documents(projected, collection))
          .as(collection.name())
          .containsExactlyInAnyOrderEntriesOf(documents(wanted, collection));
    }
  }

  private static Map<String, Document> documents(
      MongoDatabase database, ReadModelCollection<?> collection) {
    Map<String, Document> documents = new TreeMap<>();
    for (Document document : database.getCollection(collection.name()).find()) {
      documents.put(document.getString("_id"), document);
    }
    return documents;
  }
}
