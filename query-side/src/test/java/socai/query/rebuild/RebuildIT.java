package socai.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.History;
import socai.query.RunningQuerySide;
import socai.query.projection.Generations;

/** Projections rebuilt and compared, while a query side follows the ledger. */
@ExtendWith(FreshDatabase.class)
class RebuildIT {
  private static final Consumer<Advance> UNHEARD = advance -> {};
  private static final int SMALL = 40;
  private static final int TINY = 25;

  @Test
  void every_projection_drawn_anew_is_the_one_that_followed_the_ledger(
      FreshDatabase.Address address) {
    try (RunningQuerySide running = new RunningQuerySide(address.uri(), "one");
        ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL)) {
      Ledger ledger = running.get(Ledger.class);
      History history = new History(new Random(1), 80);
      history.apply(ledger, 60);
      for (int round = 0; round < 2; round++) {
        for (Listed listed : admin.list()) {
          admin.rebuild(listed.projection(), false, UNHEARD, () -> false);
          Compared compared = admin.compare(listed.projection(), UNHEARD);
          assertThat(compared.samples()).as(listed.projection()).isEmpty();
          assertThat(compared.isSame()).as(listed.projection()).isTrue();
          assertThat(compared.position()).isEqualTo(ledger.head());
          assertThat(compared.views()).as(listed.projection()).isPositive();
        }
        history.apply(ledger, 20);
      }
      assertThat(running.atTheEnd("figures").position()).isEqualTo(ledger.head());
    }
  }

  @RepeatedTest(2)
  void interrupted_at_any_batch_and_gone_on_with_it_is_the_same(
      FreshDatabase.Address address, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          try (RunningQuerySide running = new RunningQuerySide(address.uri(), "one");
              ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), TINY)) {
            new History(random, 40).apply(running.get(Ledger.class), 100);
            for (Listed listed : admin.list()) {
              AtomicInteger batches = new AtomicInteger(1 + random.nextInt(4));
              assertThatExceptionOfType(ProjectionAdminException.class)
                  .isThrownBy(
                      () ->
                          admin.rebuild(
                              listed.projection(),
                              false,
                              UNHEARD,
                              () -> batches.decrementAndGet() < 0))
                  .matches(e -> e.reason() == ProjectionAdminException.Reason.STOPPED);
              Position reached = beside(admin, listed.projection());
              Rebuilt rebuilt = admin.rebuild(listed.projection(), false, UNHEARD, () -> false);
              assertThat(rebuilt.events())
                  .isEqualTo(rebuilt.position().value() - reached.value())
                  .isLessThan(rebuilt.position().value());
              assertThat(admin.compare(listed.projection(), UNHEARD).isSame()).isTrue();
            }
          }
        });
  }

  private static Position beside(ProjectionAdmin admin, String projection) {
    return admin.list().stream()
        .filter(listed -> listed.projection().equals(projection))
        .findFirst()
        .flatMap(Listed::beside)
        .orElseThrow();
  }

  @Test
  void one_field_that_was_changed_is_found_and_the_switch_refused(FreshDatabase.Address address) {
    try (RunningQuerySide running = new RunningQuerySide(address.uri(), "one");
        ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL)) {
      new History(new Random(3), 60).apply(running.get(Ledger.class), 100);
      running.atTheEnd("profiles");
      admin.rebuild("profiles", false, UNHEARD, () -> false);
      MongoCollection<Document> profiles =
          running.get(MongoDatabase.class).getCollection("profiles");
      String id = profiles.find().skip(3).limit(1).cursor().next().getString("_id");
      profiles.updateOne(Filters.eq("_id", id), Updates.inc("acts", 1));

      Switched refused = admin.switchOver("profiles", UNHEARD);

      assertThat(refused.done()).isFalse();
      assertThat(refused.compared().differing()).isEqualTo(1);
      assertThat(refused.compared().samples())
          .containsExactly(
              new Compared.Sample("profiles", id, Compared.Kind.CHANGED, List.of("acts")));
      assertThat(running.get(Generations.class).of("profiles").live().generation().number())
          .isEqualTo(1);

      profiles.updateOne(Filters.eq("_id", id), Updates.inc("acts", -1));
      assertThat(admin.switchOver("profiles", UNHEARD).done()).isTrue();
    }
  }

  @Test
  void a_view_too_many_and_one_too_few_are_told_apart(FreshDatabase.Address address) {
    try (RunningQuerySide running = new RunningQuerySide(address.uri(), "one");
        ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL)) {
      new History(new Random(4), 40).apply(running.get(Ledger.class), 100);
      admin.rebuild("units", false, UNHEARD, () -> false);
      MongoDatabase database = running.get(MongoDatabase.class);
      running.atTheEnd("units");
      Document first = database.getCollection("units").find().first();
      database.getCollection("units").deleteOne(first);
      database
          .getCollection("units.2")
          .insertOne(new Document("_id", "zzz").append("position", 1L));

      assertThat(admin.compare("units", UNHEARD).samples())
          .extracting(Compared.Sample::kind)
          .containsExactly(Compared.Kind.ONLY_BESIDE, Compared.Kind.ONLY_BESIDE);
    }
  }

  @Test
  void what_cannot_be_done_is_told_and_why(FreshDatabase.Address address) {
    try (ProjectionAdmin admin = ProjectionAdmin.open(address.uri())) {
      assertThat(refused(() -> admin.rebuild("nonsense", false, UNHEARD, () -> false)))
          .isEqualTo(ProjectionAdminException.Reason.UNKNOWN);
      assertThat(refused(() -> admin.compare("units", UNHEARD)))
          .isEqualTo(ProjectionAdminException.Reason.NOTHING_BESIDE);
      admin.drop("units");
      admin.rebuild("units", false, UNHEARD, () -> false);
      admin.drop("units");
      assertThat(refused(() -> admin.switchOver("units", UNHEARD)))
          .isEqualTo(ProjectionAdminException.Reason.NOTHING_BESIDE);
      assertThat(
              admin.rebuild("units", false, UNHEARD, () -> false).projected().generation().number())
          .as("a number is given once")
          .isEqualTo(3);
    }
  }

  private static ProjectionAdminException.Reason refused(Runnable work) {
    return catchThrowableOfType(ProjectionAdminException.class, work::run).reason();
  }
}
