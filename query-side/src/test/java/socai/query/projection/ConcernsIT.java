package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.AskedConcerns.MAJORITY_READ;
import static socai.fixture.AskedConcerns.MAJORITY_WRITTEN;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.StreamId;
import socai.fixture.AskedConcerns;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.SettableClock;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.RecordedEvents;

/**
 * Pictures and how far they are drawn are written to a majority and read from it, whatever the
 * address of the store says: after a change of servers they tell neither less nor more than they
 * told before.
 */
@ExtendWith(FreshDatabase.class)
class ConcernsIT {
  private static final Generation FIRST = Generation.first("profiles");

  @Test
  void all_that_is_drawn_is_written_to_a_majority_and_read_from_it(FreshDatabase.Address address) {
    try (AskedConcerns asked = new AskedConcerns(address)) {
      draw(asked.database());
      notes(asked.database());
      assertThat(asked.writes())
          .hasSizeGreaterThan(7)
          .containsKeys("tokens", "generations", "parked");
      assertThat(asked.reads()).containsKeys("tokens", "generations", "parked");
      SoftAssertions all = new SoftAssertions();
      for (Map.Entry<String, Set<String>> of : asked.writes().entrySet()) {
        all.assertThat(of.getValue()).as(of.getKey()).containsOnly(MAJORITY_WRITTEN);
      }
      for (Map.Entry<String, Set<String>> of : asked.reads().entrySet()) {
        all.assertThat(of.getValue()).as(of.getKey()).containsOnly(MAJORITY_READ);
      }
      all.assertAll();
    }
  }

  private static void draw(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      var events = new ArrayList<>(Field.units());
      context.apply(RecordedEvents.of(events));
      ReadModels models = context.get(ReadModels.class);
      for (Projection projection : context.projections()) {
        Generation first = Generation.first(projection.name());
        for (ReadModelCollection<?> collection : projection.collections()) {
          assertThat(models.stored(collection, first).find().into(new ArrayList<>())).isNotNull();
        }
      }
    }
  }

  private static void notes(MongoDatabase database) {
    SettableClock clock = new SettableClock(QueryContext.NOW);
    Tokens tokens = new Tokens(database, "one", Tokens.CLAIM_TIMEOUT, System::nanoTime);
    tokens.make(FIRST.processor(), 0, Position.START);
    assertThat(tokens.claim(FIRST.processor(), 0)).isPresent();
    assertThat(tokens.store(FIRST.processor(), 0, new Position(7))).isTrue();
    assertThat(Tokens.least(database, FIRST.processor())).isEqualTo(new Position(7));
    tokens.release(FIRST.processor(), 0);
    Generations generations = new Generations(database, clock);
    generations.putBeside(new GenerationStatus.Projected(FIRST, 1));
    assertThat(generations.all()).isNotNull();
    Parking parking = new Parking(database, clock);
    StreamId subject = new StreamId("household", "one");
    parking.park(
        FIRST,
        ProjectionSegment.WHOLE,
        subject,
        new Position(3),
        "any",
        new RuntimeException("any"));
    assertThat(parking.of(FIRST)).hasSize(1);
    parking.drop(FIRST);
  }
}
