package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;
import socai.embedded.report.StoreTrouble.Kind;
import socai.embedded.store.Machine;
import socai.ledger.Position;
import socai.ledger.StoreClient;
import socai.problem.RefusedException;
import socai.proof.NotaryState.Doing;

/** The ledger in a store that is out of room, or whose files are damaged. */
class StoreTroubleIT {
  private static final int EVENTS = 3_000;

  @TempDir Path folder;

  private volatile long bytesLeft = Long.MAX_VALUE;

  private final class Disk implements Machine {
    @Override
    public long bytesLeft() {
      return bytesLeft;
    }

    @Override
    public long descriptorsLeft() {
      return Long.MAX_VALUE;
    }
  }

  @Test
  void without_room_a_commit_is_refused_as_such_and_the_next_one_gets_its_position() {
    try (EmbeddedMongo store = EmbeddedMongo.openOn(folder.resolve("store"), new Disk());
        MongoClient client = StoreClient.of(store.uri())) {
      Notarised here = new Notarised(client.getDatabase("socai"), folder.resolve("keys"));
      here.grow(3);
      bytesLeft = 0;
      awaitTrouble(store, true);

      assertThatThrownBy(() -> here.recorded.events(1, 1))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal().code()).isEqualTo("ledger.no-room"));
      assertThat(here.ledger.head()).isEqualTo(new Position(3));
      assertThat(here.ledger.read(Position.START, 10)).hasSize(3);
      assertThat(here.signed().doing()).as("a notary that begins now").isEqualTo(Doing.SIGNING);

      bytesLeft = Long.MAX_VALUE;
      awaitTrouble(store, false);
      here.recorded.events(1, 1);
      assertThat(here.ledger.head()).isEqualTo(new Position(4));
    }
  }

  private static void awaitTrouble(EmbeddedMongo store, boolean there) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (store.trouble().isPresent() != there) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.onSpinWait();
    }
  }

  @Test
  void a_line_in_a_damaged_file_stops_the_notary_and_commands_once_and_other_reads_go_on()
      throws IOException {
    Path files = folder.resolve("store");
    try (EmbeddedMongo store = EmbeddedMongo.open(files);
        MongoClient client = StoreClient.of(store.uri())) {
      new Notarised(client.getDatabase("socai"), folder.resolve("keys")).grow(EVENTS);
      client.getDatabase("field").getCollection("others").insertOne(new Document("_id", 1));
      store.compact();
    }
    flipInTheMiddleOfTheLargest(files);

    try (EmbeddedMongo store = EmbeddedMongo.open(files);
        MongoClient client = StoreClient.of(store.uri())) {
      MongoDatabase database = client.getDatabase("socai");
      Notary notary = new Notarised(database, folder.resolve("keys")).notary();

      notary.round();

      assertThat(notary.state().doing()).isEqualTo(Doing.STOPPED);
      assertThat(notary.state().difference()).contains(Difference.DAMAGED);
      assertThat(notary.state().position()).isBetween(1L, (long) EVENTS);
      assertThatThrownBy(new NotaryGate(notary)::demandOpen)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("log.stopped");
      assertThat(store.trouble().orElseThrow().kind()).isEqualTo(Kind.DAMAGED);
      assertThat(client.getDatabase("field").getCollection("others").find()).hasSize(1);
    }
  }

  private static void flipInTheMiddleOfTheLargest(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store.resolve("data"))) {
      Path largest =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparing(file -> file.toFile().length()))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 3] ^= 1;
      Files.write(largest, bytes);
    }
  }
}
