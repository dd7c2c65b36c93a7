package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.fixture.FreshDatabase;
import socai.fixture.SettableClock;
import socai.ledger.MongoLedger;
import socai.problem.RefusedException;
import socai.proof.NotaryState.Doing;
import socai.proof.note.Checkpoint;
import socai.proof.note.SignedNote;
import socai.proof.note.VerifierKey;
import socai.proof.verify.ExportFile;
import socai.proof.verify.Trust;

/**
 * A notary that stood still between any two of its steps, or that is shown what was true before,
 * while others went on: it does no harm when it wakes.
 */
@ExtendWith(FreshDatabase.class)
class StoodStillIT {
  @TempDir Path folder;

  private Notarised here;

  @BeforeEach
  void open(MongoDatabase database) {
    here = new Notarised(database, folder.resolve("keys"));
  }

  /** Does something once, the {@code time}th time that a step is done. */
  private static Consumer<NotaryStep> at(NotaryStep step, int time, Runnable what) {
    int[] done = {0};
    return any -> {
      if (any == step && ++done[0] == time) {
        what.run();
      }
    };
  }

  private void othersGoOn() {
    Notary other = here.notary();
    for (int round = 0; round < 3; round++) {
      here.recorded.events(90, 7);
      other.round();
    }
    assertThat(other.state().doing()).isEqualTo(Doing.SIGNING);
  }

  private void demandAllIsOne(List<Trust> trusts) throws Exception {
    byte[] export = here.export(0, Optional.empty());
    for (Document stored : here.database.getCollection(MongoCheckpoints.COLLECTION).find()) {
      byte[] held = stored.getString("note").getBytes();
      ExportFile.verify(new ByteArrayInputStream(export), trusts.get(0), Optional.of(held));
    }
    assertThat(rememberedSize()).as("what is remembered is the largest").isEqualTo(here.size());
  }

  private long rememberedSize() {
    return Checkpoint.parse(here.folder.last().orElseThrow().text()).size();
  }

  @ParameterizedTest
  @EnumSource(NotaryStep.class)
  void it_wakes_after_others_have_signed_more(NotaryStep step) throws Exception {
    here.recorded.events(150, 7);
    here.signed();
    here.recorded.events(100, 7);
    Notary sleeper = here.notary(at(step, 1, this::othersGoOn));
    sleeper.round();
    assertThat(rememberedSize()).isEqualTo(here.size()).isEqualTo(520);
    sleeper.round();
    here.recorded.events(30, 7);
    sleeper.round();
    assertThat(sleeper.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.folder.stop()).isEmpty();
    assertThat(here.size()).isEqualTo(550);
    demandAllIsOne(List.of(here.trust()));
    assertThat(here.signed().doing()).as("a new notary").isEqualTo(Doing.SIGNING);
  }

  @ParameterizedTest
  @EnumSource(NotaryStep.class)
  void it_wakes_after_the_key_was_changed_and_others_have_signed_with_it(NotaryStep step)
      throws Exception {
    here.recorded.events(150, 7);
    here.signed();
    Trust trusted = here.trust();
    here.recorded.events(100, 7);
    List<SignedNote> handovers = new ArrayList<>();
    Notary sleeper =
        here.notary(
            at(
                step,
                1,
                () -> {
                  handovers.add(here.folder.rotate());
                  othersGoOn();
                }));
    sleeper.round();
    sleeper.round();
    here.recorded.events(30, 7);
    sleeper.round();
    assertThat(here.folder.stop()).isEmpty();
    assertThat(sleeper.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.size()).isEqualTo(550);
    demandAllIsOne(List.of(trusted.afterHandover(handovers.get(0).toString())));
  }

  @ParameterizedTest
  @EnumSource(
      value = NotaryStep.class,
      names = {"LINES_READ", "TILES_WRITTEN"})
  void it_wakes_after_others_have_stopped_and_signs_nothing(NotaryStep step) {
    here.recorded.events(150, 7);
    here.signed();
    here.recorded.events(100, 7);
    Notary sleeper =
        here.notary(
            at(
                step,
                1,
                () -> {
                  here.edit(8);
                  assertThat(here.signed().difference()).contains(Difference.LINE);
                }));
    sleeper.round();
    assertThat(here.size()).isEqualTo(150);
    assertThat(rememberedSize()).isEqualTo(150);
    assertThat(sleeper.state().difference()).contains(Difference.LINE);
  }

  @Test
  void a_check_that_says_stop_in_the_middle_of_a_round_is_heard_before_the_signature() {
    here.recorded.events(100, 7);
    Notary[] stopping = new Notary[1];
    stopping[0] =
        here.notary(
            at(
                NotaryStep.TILES_WRITTEN,
                1,
                () -> stopping[0].stop(new DiffersException(Difference.LINE, 5))));
    stopping[0].round();
    assertThat(here.log.latest()).isEmpty();
    assertThat(here.folder.last()).isEmpty();
    assertThat(stopping[0].state().position()).isEqualTo(5);
  }

  @Test
  void what_is_signed_is_remembered_before_anybody_can_see_it() {
    List<Optional<SignedCheckpoint>> published = new ArrayList<>();
    here.recorded.events(100, 7);
    here.notary(at(NotaryStep.REMEMBERED, 1, () -> published.add(here.log.latest()))).round();
    assertThat(published).containsExactly(Optional.empty());
    assertThat(rememberedSize()).isEqualTo(100);
  }

  @Test
  void a_checkpoint_that_is_taken_away_while_it_runs_stops_it() {
    Notary notary = here.notary();
    for (int round = 0; round < 2; round++) {
      here.recorded.events(70, 7);
      notary.round();
    }
    here.database.getCollection(MongoCheckpoints.COLLECTION).deleteOne(Filters.eq("_id", 140L));
    notary.round();
    assertThat(notary.state().difference()).contains(Difference.CHECKPOINT_GONE);
    assertThat(notary.state().position()).isEqualTo(140);
  }

  @Test
  void another_root_for_a_size_that_was_signed_is_not_signed_even_with_an_empty_store(
      MongoDatabase empty) {
    here.recorded.events(70, 7);
    here.signed();
    KeyFolder folderOfBoth = here.folder;
    AppendedEvents otherwise = new AppendedEvents(new MongoLedger(empty), "otherwise");
    Notary sleeper =
        new Notary(
            new MongoLedger(empty),
            empty,
            new KeyFolder(folder.resolve("other"), Notarised.ORIGIN),
            Clock.systemUTC());
    otherwise.events(70, 7);
    sleeper.round();
    SignedNote other = new TransparencyLog(empty).latest().orElseThrow().note();
    assertThatExceptionOfType(DiffersException.class)
        .isThrownBy(() -> folderOfBoth.remember(other))
        .satisfies(e -> assertThat(e.difference()).isEqualTo(Difference.ROOT));
    assertThat(rememberedSize()).isEqualTo(70);
  }

  @Test
  void a_server_that_was_deposed_shows_less_and_that_stops_nobody(
      MongoDatabase followed, MongoDatabase earlier) {
    DeposedPrimary server = new DeposedPrimary(followed, earlier);
    Notarised seen = new Notarised(server.database(), folder.resolve("seen"));
    Notary notary = seen.notary();
    SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    StandingCheck standing = new StandingCheck(notary, 1_000_000, clock);
    standing.round();
    AskedCheck asked =
        new AskedCheck(seen.ledger, server.database(), Optional.of(notary), Clock.systemUTC());
    seen.recorded.events(300, 7);
    notary.round();
    server.keep();
    seen.recorded.events(300, 7);
    notary.round();
    assertThat(seen.size()).isEqualTo(600);

    server.depose();
    assertThat(seen.size()).as("it shows what was true before").isEqualTo(300);
    assertThatExceptionOfType(MongoException.class).isThrownBy(notary::round);
    assertThatExceptionOfType(MongoException.class).isThrownBy(notary::round);
    assertThatExceptionOfType(MongoException.class).isThrownBy(() -> seen.notary().round());
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(seen.folder.stop()).isEmpty();
    clock.set(clock.instant().plusSeconds(1));
    assertThatExceptionOfType(MongoException.class).isThrownBy(standing::round);
    asked.ask();
    asked.round();
    assertThat(asked.pass().orElseThrow().size()).as("as far as it is shown").isEqualTo(300);
    assertThat(seen.folder.stop()).isEmpty();

    server.heal();
    clock.set(clock.instant().plusSeconds(1));
    standing.round();
    assertThat(notary.lastPass().orElseThrow().size()).isEqualTo(600);
    seen.recorded.events(10, 7);
    notary.round();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(seen.size()).isEqualTo(610);
  }

  @Test
  void a_statement_is_signed_with_a_key_that_everybody_can_have_already() {
    here.recorded.events(50, 7);
    Notary notary = here.notary();
    notary.round();
    here.folder.rotate();
    SignedCheckpoint latest = here.log.latest().orElseThrow();
    SignedNote statement = notary.signed("a statement\n", latest);
    List<VerifierKey> published = here.log.keys().stream().map(LogKey::key).toList();
    assertThat(published).hasSize(2);
    assertThat(statement.isSignedBy(published.get(1))).isTrue();
    assertThat(notary.signed("another\n", latest).isSignedBy(published.get(1))).isTrue();
  }

  @Test
  void nothing_is_stated_of_a_checkpoint_that_somebody_put_into_the_store() {
    here.recorded.events(50, 7);
    Notary notary = here.notary();
    notary.round();
    SignedCheckpoint ours = here.log.latest().orElseThrow();
    Notarised stranger = new Notarised(here.database, folder.resolve("stranger"));
    Checkpoint forged = new Checkpoint(Notarised.ORIGIN, 60, ours.checkpoint().root());
    SignedCheckpoint planted =
        new SignedCheckpoint(
            forged, stranger.folder.key().signed(forged.text()), Clock.systemUTC().instant());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> notary.signed("a statement\n", planted))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(ProofRefusal.STOPPED));
    SignedCheckpoint claimed =
        new SignedCheckpoint(
            forged,
            SignedNote.parse(ours.note().toString().replace("\n50\n", "\n60\n")),
            Clock.systemUTC().instant());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> notary.signed("a statement\n", claimed));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> here.notary().signed("a statement\n", ours))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(ProofRefusal.NOT_CHECKED_YET));
  }
}
