package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.ledger.MongoLedger;
import socai.proof.NotaryState.Doing;
import socai.proof.note.Checkpoint;
import socai.proof.note.SignedNote;
import socai.proof.verify.ExportFile;
import socai.proof.verify.NotVerifiedException;

@ExtendWith(FreshDatabase.class)
class NotaryIT {
  @TempDir Path folder;

  private Notarised here;

  @BeforeEach
  void open(MongoDatabase database) {
    here = new Notarised(database, folder.resolve("keys"));
  }

  @Test
  void what_is_appended_is_signed_at_the_next_round_and_nothing_when_nothing_was()
      throws Exception {
    Notary notary = here.notary();
    notary.round();
    assertThat(here.log.latest()).isEmpty();

    here.recorded.events(300, 3);
    notary.round();
    assertThat(here.size()).isEqualTo(300);
    SignedCheckpoint first = here.log.latest().orElseThrow();
    notary.round();
    assertThat(here.log.latest()).contains(first);

    here.recorded.events(1, 1);
    notary.round();
    assertThat(here.size()).isEqualTo(301);
    assertThat(here.verified(here.export(0, Optional.empty()), Optional.empty()).through())
        .isEqualTo(301);
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
  }

  /** An error, as a process has none to catch. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(NotaryStep.class)
  void whatever_step_it_dies_after_the_next_one_goes_on_and_all_it_ever_signed_holds(
      NotaryStep step) throws Exception {
    List<byte[]> published = new ArrayList<>();
    for (int life = 0; life < 4; life++) {
      here.recorded.events(200, 7);
      Notary doomed =
          here.notary(
              done -> {
                if (done == step) {
                  throw new Killed();
                }
              });
      assertThatExceptionOfType(Killed.class).isThrownBy(doomed::round);
      here.log.latest().ifPresent(any -> published.add(here.checkpoint()));
      here.folder.last().ifPresent(note -> published.add(note.toString().getBytes()));
    }
    assertThat(here.signed().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.size()).isEqualTo(800);
    byte[] export = here.export(0, Optional.empty());
    for (byte[] held : published) {
      assertThat(here.verified(export, Optional.of(held)).through()).isEqualTo(800);
    }
  }

  @Test
  void many_notaries_at_once_sign_one_root_for_each_size() throws Exception {
    Notary[] all = {here.notary(), here.notary(), here.notary(), here.notary()};
    for (int round = 0; round < 10; round++) {
      here.recorded.events(90, 4);
      AtOnce.call(
          all.length,
          i -> {
            all[i].round();
            return all[i];
          });
    }
    for (Notary notary : all) {
      assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    }
    assertThat(here.size()).isEqualTo(900);
    byte[] export = here.export(0, Optional.empty());
    for (Document stored : here.database.getCollection(MongoCheckpoints.COLLECTION).find()) {
      here.verified(export, Optional.of(stored.getString("note").getBytes()));
    }
  }

  @Test
  void the_key_is_made_once_for_its_owner_only_and_is_not_in_the_database() throws IOException {
    here.recorded.events(1, 1);
    here.signed();
    String key = Files.readString(folder.resolve("keys/notary.key"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/notary.key"))))
        .isEqualTo("rw-------");
    here.signed();
    assertThat(Files.readString(folder.resolve("keys/notary.key"))).isEqualTo(key);
    String secret = key.substring(0, key.indexOf('\n')).split("\\+", 5)[4]; // may have one in it
    for (String collection : here.database.listCollectionNames()) {
      for (Document stored : here.database.getCollection(collection).find()) {
        assertThat(stored.toJson()).doesNotContain(secret);
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("notary.key", "last-checkpoint-1", "last-check");
    }
  }

  @Test
  void an_edited_line_stops_a_new_notary_at_its_position() {
    here.recorded.events(1_000, 5);
    here.signed();
    edit(501);
    NotaryState state = here.signed();
    assertThat(state.doing()).isEqualTo(Doing.STOPPED);
    assertThat(state.difference()).contains(Difference.LINE);
    assertThat(state.position()).isEqualTo(501);
    here.recorded.events(1, 1);
    here.signed();
    assertThat(here.size()).as("nothing more is signed").isEqualTo(1_000);
  }

  @Test
  void a_lost_tail_stops_it_whether_it_was_running_or_not() {
    here.recorded.events(100, 1);
    Notary notary = here.notary();
    notary.round();
    here.database.getCollection("commits").deleteMany(Filters.gt("_id", 90L));
    notary.round();
    assertThat(notary.state().difference()).contains(Difference.SHORTER);
    assertThat(notary.state().position()).isEqualTo(91);
    assertThat(here.signed().difference()).contains(Difference.SHORTER);
  }

  @Test
  void an_old_backup_of_the_whole_database_is_known_by_what_is_remembered_elsewhere() {
    here.recorded.events(50, 1);
    here.signed();
    Backup backup = Backup.of(here.database);
    here.recorded.events(50, 1);
    here.signed();
    backup.putBack();
    NotaryState state = here.signed();
    assertThat(state.doing()).isEqualTo(Doing.STOPPED);
    assertThat(state.difference()).contains(Difference.SHORTER);
    new AppendedEvents(new MongoLedger(here.database), "otherwise").events(100, 1);
    assertThat(here.signed().difference()).contains(Difference.ROOT);
  }

  @Test
  void a_checkpoint_or_a_tile_that_was_changed_stops_it() {
    here.recorded.events(600, 1);
    here.signed();
    here.recorded.events(10, 1);
    here.signed();
    Document forged =
        new Document(
            "note",
            here.folder
                .key()
                .signed(
                    new Checkpoint(Notarised.ORIGIN, 600, socai.proof.tree.Hash.OF_NOTHING).text())
                .toString());
    here.database
        .getCollection(MongoCheckpoints.COLLECTION)
        .updateOne(Filters.eq("_id", 600L), new Document("$set", forged));
    assertThat(here.signed().difference()).contains(Difference.ROOT);
    assertThat(here.signed().position()).isEqualTo(600);

    here.database.getCollection(MongoTiles.COLLECTION).deleteOne(Filters.eq("_id", "0/001"));
    assertThat(here.signed().difference()).contains(Difference.TREE);
    assertThat(here.signed().position()).isEqualTo(257);
  }

  @Test
  void a_notary_with_another_key_signs_nothing() {
    here.recorded.events(10, 1);
    here.signed();
    Notarised stranger = new Notarised(here.database, folder.resolve("other"));
    here.recorded.events(10, 1);
    assertThat(stranger.signed().difference()).contains(Difference.KEY);
    assertThat(here.size()).isEqualTo(10);
  }

  @Test
  void a_new_key_goes_on_where_the_old_one_ended_and_whoever_trusts_that_can_follow()
      throws NotVerifiedException {
    here.recorded.events(10, 1);
    here.signed();
    var trusted = here.trust();
    byte[] held = here.checkpoint();
    SignedNote handover = here.folder.rotate();
    here.recorded.events(10, 1);
    assertThat(here.signed().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.log.keys()).hasSize(2);
    assertThat(here.log.keys().get(1).handover()).contains(handover.toString());

    String latest = here.log.latest().orElseThrow().note().toString();
    assertThatExceptionOfType(NotVerifiedException.class)
        .isThrownBy(() -> trusted.checkpoint(latest));
    var follows = trusted.afterHandover(handover.toString());
    assertThat(follows.checkpoint(latest).size()).isEqualTo(20);
    assertThat(follows.checkpoint(new String(held, java.nio.charset.StandardCharsets.UTF_8)).size())
        .isEqualTo(10);
  }

  @Test
  void a_key_that_is_changed_while_it_runs_signs_the_next_checkpoint_and_what_was_signed_holds()
      throws Exception {
    here.recorded.events(10, 1);
    Notary notary = here.notary();
    notary.round();
    byte[] held = here.checkpoint();
    byte[] oldExport = here.export(0, Optional.empty());
    var trusted = here.trust();
    SignedNote handover = here.folder.rotate();
    here.recorded.events(10, 1);
    notary.round();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.log.keys()).hasSize(2);

    var follows = trusted.afterHandover(handover.toString());
    byte[] export = here.export(0, Optional.empty());
    assertThat(
            ExportFile.verify(new ByteArrayInputStream(export), follows, Optional.of(held))
                .through())
        .isEqualTo(20);
    assertThat(here.verified(export, Optional.empty()).through())
        .as("by who knows the new key only")
        .isEqualTo(20);
    assertThat(
            ExportFile.verify(new ByteArrayInputStream(oldExport), trusted, Optional.of(held))
                .through())
        .as("the old export, as it was handed over then")
        .isEqualTo(10);
    assertThatExceptionOfType(NotVerifiedException.class)
        .as("whoever knows the new key only does not trust the one before it for that")
        .isThrownBy(() -> here.trust().afterHandover(handover.toString()));
    assertThat(here.signed().doing()).as("a new notary").isEqualTo(Doing.SIGNING);
  }

  private void edit(long position) {
    here.edit(position);
  }
}
