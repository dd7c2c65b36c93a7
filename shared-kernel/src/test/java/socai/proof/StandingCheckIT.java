package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.FreshDatabase;
import socai.fixture.SettableClock;
import socai.proof.CheckPass.Occasion;
import socai.proof.NotaryState.Doing;

/** The ledger held against what was signed while the notary runs. */
@ExtendWith(FreshDatabase.class)
class StandingCheckIT {
  private static final int A_SECOND = 100;

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Notarised here;
  private Notary notary;
  private StandingCheck standing;

  @BeforeEach
  void start(MongoDatabase database) {
    here = new Notarised(database, folder.resolve("keys"));
    here.recorded.events(1_000, 25);
    notary = here.notary();
    notary.round();
    standing = new StandingCheck(notary, A_SECOND, clock);
    standing.round();
  }

  private void aSecondLater() {
    clock.set(clock.instant().plusSeconds(1));
    standing.round();
  }

  private void seconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      aSecondLater();
    }
  }

  private void restart() {
    notary = here.notary();
    notary.round();
    standing = new StandingCheck(notary, A_SECOND, clock);
    standing.round();
  }

  private long checked() {
    return standing.pass().orElseThrow().checked();
  }

  @Test
  void a_sound_ledger_is_passed_over_again_and_again_and_nothing_is_found() {
    Instant begun = clock.instant().plusSeconds(1);
    seconds(9);
    assertThat(checked()).isEqualTo(900);
    aSecondLater();
    CheckPass last = notary.lastPass().orElseThrow();
    assertThat(last.occasion()).isEqualTo(Occasion.STANDING);
    assertThat(last.size()).isEqualTo(1_000);
    assertThat(last.begun()).isEqualTo(begun);
    assertThat(last.ended()).contains(clock.instant());
    assertThat(standing.pass()).isEmpty();

    here.recorded.events(50, 1);
    notary.round();
    seconds(12);
    assertThat(notary.lastPass().orElseThrow().size()).isEqualTo(1_050);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
  }

  @Test
  void an_old_line_that_is_changed_while_there_is_always_something_new_to_sign_stops_the_notary() {
    seconds(2);
    here.edit(301);
    for (int second = 0; second < 2; second++) {
      here.recorded.events(3, 1);
      notary.round();
      assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
      aSecondLater();
    }
    assertThat(notary.state().doing()).isEqualTo(Doing.STOPPED);
    assertThat(notary.state().difference()).contains(Difference.LINE);
    assertThat(notary.state().position()).isEqualTo(301);
    long signed = here.size();
    here.recorded.events(3, 1);
    notary.round();
    assertThat(here.size()).as("nothing more is signed").isEqualTo(signed);
  }

  @Test
  void what_is_changed_behind_a_pass_is_found_by_the_next_one_two_seconds_after_its_end() {
    seconds(5);
    here.edit(26);
    seconds(6);
    assertThat(standing.pass()).as("the next one is not begun at once").isEmpty();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    aSecondLater();
    assertThat(notary.state().position()).isEqualTo(26);
  }

  @Test
  void after_a_restart_a_pass_goes_on_where_it_was_a_few_seconds_before_the_end() {
    seconds(7);
    Instant begun = standing.pass().orElseThrow().begun();
    restart();
    assertThat(checked()).isEqualTo(600);
    assertThat(standing.pass().orElseThrow().begun()).isEqualTo(begun);
    aSecondLater();
    assertThat(checked()).isEqualTo(700);
    here.edit(901);
    seconds(2);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    aSecondLater();
    assertThat(notary.state().position()).isEqualTo(901);
  }

  @Test
  void a_resumed_pass_does_not_rest_on_tiles_that_were_changed_meanwhile() {
    seconds(6);
    restart();
    Document tile =
        here.database.getCollection(MongoTiles.COLLECTION).find(Filters.eq("_id", "0/002")).first();
    byte[] hashes = tile.get("hashes", Binary.class).getData();
    hashes[0] ^= 1;
    here.database
        .getCollection(MongoTiles.COLLECTION)
        .updateOne(
            Filters.eq("_id", "0/002"),
            new Document("$set", new Document("hashes", new Binary(hashes))));
    seconds(5);
    assertThat(notary.state().doing()).isEqualTo(Doing.STOPPED);
  }

  @Test
  void an_unfinished_tile_is_compared_at_the_end_of_a_pass() {
    Document tile =
        here.database.getCollection(MongoTiles.COLLECTION).find(Filters.eq("_id", "1/000")).first();
    byte[] hashes = tile.get("hashes", Binary.class).getData();
    hashes[40] ^= 1;
    here.database
        .getCollection(MongoTiles.COLLECTION)
        .updateOne(
            Filters.eq("_id", "1/000"),
            new Document("$set", new Document("hashes", new Binary(hashes))));
    seconds(9);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    aSecondLater();
    assertThat(notary.state().difference()).contains(Difference.TREE);
  }

  @Test
  void a_machine_that_slept_does_not_make_up_for_it_at_once() {
    clock.set(clock.instant().plus(Duration.ofDays(3)));
    standing.round();
    assertThat(checked()).isEqualTo(A_SECOND);
    clock.set(clock.instant().minus(Duration.ofDays(3)));
    standing.round();
    assertThat(checked()).isEqualTo(A_SECOND);
    assertThatIllegalArgumentException().isThrownBy(() -> new StandingCheck(notary, 0, clock));
  }

  @Test
  void a_note_of_passes_that_cannot_be_read_makes_it_begin_anew() throws Exception {
    seconds(6);
    Files.writeString(folder.resolve("keys/last-check"), "{\"standing\":7}");
    restart();
    aSecondLater();
    assertThat(checked()).isEqualTo(A_SECOND);
  }

  @Test
  void a_key_that_is_changed_under_way_is_no_difference() {
    seconds(5);
    here.folder.rotate();
    here.recorded.events(10, 1);
    notary.round();
    seconds(20);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(notary.lastPass().orElseThrow().size()).isEqualTo(1_010);
  }

  @Test
  void whoever_asks_has_the_whole_ledger_looked_at_now() {
    AskedCheck asked = new AskedCheck(here.ledger, here.database, Optional.of(notary), clock);
    asked.round();
    assertThat(asked.pass()).isEmpty();
    asked.ask();
    assertThat(asked.ask()).as("one at a time").isEqualTo(asked.pass().orElseThrow());
    asked.round();
    assertThat(asked.pass().orElseThrow().ended()).contains(clock.instant());
    assertThat(asked.pass().orElseThrow().difference()).isEmpty();
    assertThat(notary.lastPass()).isEqualTo(asked.pass());

    here.edit(976);
    asked.ask();
    asked.round();
    assertThat(asked.pass().orElseThrow().position()).isEqualTo(976);
    assertThat(notary.state().doing()).isEqualTo(Doing.STOPPED);
    assertThat(notary.state().position()).isEqualTo(976);
  }

  @Test
  void when_what_was_changed_is_put_right_a_check_that_is_asked_for_lets_the_notary_go_on() {
    Document good = here.database.getCollection("commits").find(Filters.eq("_id", 26L)).first();
    here.edit(26);
    aSecondLater();
    AskedCheck asked = new AskedCheck(here.ledger, here.database, Optional.of(notary), clock);
    asked.ask();
    asked.round();
    notary.round();
    assertThat(notary.state().doing()).as("still wrong").isEqualTo(Doing.STOPPED);

    here.database.getCollection("commits").replaceOne(Filters.eq("_id", 26L), good);
    notary.round();
    assertThat(notary.state().doing()).as("nobody asked").isEqualTo(Doing.STOPPED);
    asked.ask();
    asked.round();
    here.recorded.events(1, 1);
    notary.round();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.size()).isEqualTo(1_001);
    seconds(12);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
  }

  @Test
  void what_one_process_sees_stops_all_that_have_the_same_key_and_so_they_go_on() {
    Notary beside = here.notary();
    beside.round();
    Document good = here.database.getCollection("commits").find(Filters.eq("_id", 26L)).first();
    here.edit(26);
    aSecondLater();
    here.recorded.events(1, 1);
    beside.round();
    assertThat(beside.state().position()).isEqualTo(26);
    assertThat(here.size()).as("nothing more is signed").isEqualTo(1_000);

    here.database.getCollection("commits").replaceOne(Filters.eq("_id", 26L), good);
    AskedCheck asked = new AskedCheck(here.ledger, here.database, Optional.of(notary), clock);
    asked.ask();
    asked.round();
    beside.round();
    assertThat(beside.state().doing()).as("it is only looked at").isEqualTo(Doing.STOPPED);
    notary.round();
    beside.round();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(beside.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.size()).isEqualTo(1_001);
  }

  @Test
  void without_a_notary_the_keys_that_the_log_publishes_are_taken() {
    here.folder.rotate();
    here.recorded.events(1, 1);
    notary.round();
    AskedCheck asked = new AskedCheck(here.ledger, here.database, Optional.empty(), clock);
    asked.ask();
    asked.round();
    assertThat(asked.pass().orElseThrow().difference()).isEmpty();
    here.database.getCollection(MongoKeys.COLLECTION).deleteOne(Filters.eq("_id", 0));
    asked.ask();
    asked.round();
    assertThat(asked.pass().orElseThrow().difference()).contains(Difference.SIGNATURE);
    assertThat(List.of(asked.pass().orElseThrow().position())).containsExactly(1_000L);
  }
}
