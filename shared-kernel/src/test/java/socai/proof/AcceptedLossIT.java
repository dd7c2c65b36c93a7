package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.FreshDatabase;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.ledger.StoreClient;
import socai.loss.LossAccepted;
import socai.proof.AcceptedLoss.Loss;
import socai.proof.NotaryState.Doing;
import socai.schema.Json;

/** A ledger that lost its end goes on, and says itself what it lost. */
@ExtendWith(FreshDatabase.class)
class AcceptedLossIT {
  @TempDir Path folder;

  private Notarised here;
  private String uri;
  private MongoClient client;

  @BeforeEach
  void open(FreshDatabase.Address address) {
    uri = address.uri();
    client = StoreClient.of(uri);
    here = new Notarised(MongoLedger.database(client, uri), folder.resolve("keys"));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Optional<Loss> accept() {
    try (AcceptedLoss ledger = AcceptedLoss.in(uri, here.folder, Clock.systemUTC())) {
      return ledger.accept("Phòng CNTT", "Hỏng đĩa");
    }
  }

  private void restoreAnOlderBackup() {
    here.grow(50);
    Backup backup = Backup.of(here.database);
    here.grow(30);
    backup.putBack();
    assertThat(here.signed().difference()).contains(Difference.SHORTER);
  }

  @Test
  void it_tells_what_is_missing_and_from_there_commands_are_taken_and_signed() throws Exception {
    restoreAnOlderBackup();
    String lost = here.folder.last().orElseThrow().toString();
    assertThat(here.log.stopped()).isPresent();

    assertThat(accept()).contains(new Loss(51, 80));

    Entry recorded = here.ledger.read(new Position(50), 2).get(0);
    EventLine line = EventLine.read(Json.mapper(), recorded.line());
    LossAccepted event = Json.mapper().treeToValue(line.data(), LossAccepted.class);
    assertThat(event)
        .returns(51L, LossAccepted::from)
        .returns(80L, LossAccepted::to)
        .returns("Phòng CNTT", LossAccepted::by)
        .returns("Hỏng đĩa", LossAccepted::reason);
    assertThat(lost).contains(event.root());
    assertThat(Files.readString(folder.resolve("keys/lost-checkpoint-80"))).isEqualTo(lost);
    assertThat(here.log.stopped()).isEmpty();
    Notary notary = here.notary();
    assertThatCode(new NotaryGate(notary)::demandOpen).doesNotThrowAnyException();
    notary.round();
    assertThat(notary.state().doing()).isEqualTo(Doing.SIGNING);
    assertThat(here.size()).isEqualTo(51);
    assertThat(here.verified(here.export(0, Optional.empty()), Optional.empty()).through())
        .isEqualTo(51);
  }

  @Test
  void broken_off_after_the_ledger_was_told_it_is_told_once() throws Exception {
    restoreAnOlderBackup();
    String lost = here.folder.last().orElseThrow().toString();
    accept();
    Files.writeString(folder.resolve("keys/last-checkpoint-80"), lost); // not forgotten yet

    assertThat(accept()).contains(new Loss(51, 80));

    assertThat(here.ledger.head()).isEqualTo(new Position(51));
    assertThat(here.signed().doing()).isEqualTo(Doing.SIGNING);
  }

  @Test
  void where_nothing_is_missing_nothing_is_changed() {
    assertThat(accept()).isEmpty();
    here.grow(50);
    assertThat(accept()).isEmpty();
    assertThat(here.ledger.head()).isEqualTo(new Position(50));
    assertThat(folder.resolve("keys/last-checkpoint-50")).exists();
  }

  @Test
  void a_ledger_in_which_more_is_wrong_than_that_its_end_is_missing_is_not_accepted() {
    restoreAnOlderBackup();
    here.edit(1);

    assertThatExceptionOfType(DiffersException.class)
        .isThrownBy(this::accept)
        .withMessageContaining("line-differs");

    assertThat(here.ledger.head()).isEqualTo(new Position(50));
    here.database.getCollection("commits").deleteOne(Filters.eq("_id", 1L));
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::accept);
    assertThat(folder.resolve("keys/last-checkpoint-80")).exists();
  }
}
