package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.AskedConcerns.MAJORITY_ON_DISK;
import static socai.fixture.AskedConcerns.MAJORITY_READ;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.AskedConcerns;
import socai.fixture.FreshDatabase;
import socai.ledger.LedgerNotes;
import socai.ledger.Position;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/**
 * What was acknowledged, and what was signed, is on the disks of a majority, whatever the address
 * of the store says: only then does it outlast the server that has it.
 */
@ExtendWith(FreshDatabase.class)
class ConcernsIT {
  @TempDir Path folder;

  private AskedConcerns asked;
  private MongoDatabase database;

  @BeforeEach
  void open(FreshDatabase.Address address) {
    asked = new AskedConcerns(address);
    database = asked.database();
  }

  @AfterEach
  void leave() {
    asked.close();
  }

  @Test
  void the_ledger_is_written_to_a_majoritys_disks_and_read_from_what_a_majority_has() {
    Notarised here = new Notarised(database, folder.resolve("keys"));
    here.recorded.events(3, 1);
    here.ledger.head();
    here.ledger.read(Position.START, 9);
    here.ledger.follow(Position.START).forEachRemaining(entry -> {});
    LedgerNotes.in(database).insertOne(new Document("_id", "a note"));
    LedgerNotes.in(database).find().first();
    for (String collection : List.of("commits", "ledger")) {
      assertThat(asked.writes()).containsEntry(collection, Set.of(MAJORITY_ON_DISK));
      assertThat(asked.reads()).containsEntry(collection, Set.of(MAJORITY_READ));
    }
  }

  @Test
  void a_notary_writes_what_it_signs_to_a_majoritys_disks_and_reads_what_a_majority_has() {
    Notarised here = new Notarised(database, folder.resolve("keys"));
    Notary notary = here.notary();
    for (int round = 0; round < 2; round++) {
      here.recorded.events(3, 1);
      notary.round();
    }
    SigningKey witness = SigningKey.make("w.test/w", KeyType.COSIGNATURE);
    SignedCheckpoint latest = here.log.latest().orElseThrow();
    new MongoCheckpoints(database)
        .cosigned(
            latest.checkpoint().size(),
            List.of(witness.cosigned(latest.note().text(), Clock.systemUTC().instant())));
    for (String collection : List.of("log_checkpoints", "log_keys", "log_tiles")) {
      assertThat(asked.writes()).containsEntry(collection, Set.of(MAJORITY_ON_DISK));
      assertThat(asked.reads()).containsEntry(collection, Set.of(MAJORITY_READ));
    }
  }

  @Test
  void that_it_stopped_is_written_to_a_majoritys_disks_and_so_is_the_question_who_leads() {
    StopSign sign = new StopSign(database);
    sign.raise(new DiffersException(Difference.SHORTER, 1));
    assertThat(sign.seen()).isPresent();
    sign.lift();
    assertThat(sign.seen()).isEqualTo(Optional.empty());
    new Newest(database, Clock.systemUTC()).demand();
    assertThat(asked.writes())
        .containsEntry("log_stops", Set.of(MAJORITY_ON_DISK))
        .containsEntry("log_looks", Set.of(MAJORITY_ON_DISK));
  }
}
