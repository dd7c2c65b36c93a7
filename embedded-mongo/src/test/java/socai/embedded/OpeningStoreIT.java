package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;

class OpeningStoreIT {
  @TempDir Path folder;

  @Test
  void a_second_opener_in_this_process_is_told_who_has_the_store() {
    try (EmbeddedMongo first = EmbeddedMongo.open(folder)) {
      assertThatThrownBy(() -> EmbeddedMongo.open(folder))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(folder.toString());
      assertThat(first.uri()).contains("@127.0.0.1:");
    }
    EmbeddedMongo.open(folder).close();
  }

  @Test
  void a_second_process_is_told_who_has_the_store_and_gets_it_when_the_first_was_killed() {
    try (OtherProcess other = OtherProcess.on(folder)) {
      assertThat(other.firstLine()).startsWith("mongodb://");
      assertThatThrownBy(() -> EmbeddedMongo.open(folder))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("process " + other.pid() + " since ");
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder)) {
      assertThat(mongo.uri()).isNotEmpty();
      // A refusal in this process must not make the system forget that it has the lock.
      assertThatThrownBy(() -> EmbeddedMongo.open(folder)).isInstanceOf(StoreInUseException.class);
      try (OtherProcess other = OtherProcess.on(folder)) {
        assertThat(other.firstLine()).contains("process " + ProcessHandle.current().pid());
      }
    }
  }

  @Test
  void a_damaged_store_is_not_opened_and_the_message_says_what_to_do() throws IOException {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        MongoClient client = WithStore.clientOf(mongo.uri())) {
      client.getDatabase("field").getCollection("things").insertOne(new Document("_id", 1));
    }
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      for (Path manifest :
          files.filter(file -> file.getFileName().toString().startsWith("MANIFEST")).toList()) {
        byte[] bytes = Files.readAllBytes(manifest);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(manifest, bytes);
      }
    }

    assertThatThrownBy(() -> EmbeddedMongo.open(folder))
        .isInstanceOf(StoreDamagedException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("What to do:")
        .hasMessageContaining("last backup");
  }

  @Test
  void the_port_can_be_chosen_and_closing_twice_is_closing_once() {
    EmbeddedMongo first = EmbeddedMongo.open(folder);
    String address = first.uri();
    first.close();
    first.close();

    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (EmbeddedMongo again = EmbeddedMongo.openOnPort(folder, port)) {
      assertThat(again.uri()).isEqualTo(address);
    }
  }

  @Test
  void a_taken_port_leaves_the_folder_free() {
    Path other = folder.resolve("other");
    try (EmbeddedMongo first = EmbeddedMongo.open(folder.resolve("first"))) {
      int port = Integer.parseInt(first.uri().substring(first.uri().lastIndexOf(':') + 1));
      assertThatThrownBy(() -> EmbeddedMongo.openOnPort(other, port)).isNotNull();
    }
    EmbeddedMongo.open(other).close();
  }

  @Test
  void many_databases_and_collections_live_in_one_store() {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        MongoClient client = WithStore.clientOf(mongo.uri())) {
      for (String province : List.of("sonla", "dienbien", "laichau")) {
        client.getDatabase(province).getCollection("commits").insertOne(new Document("_id", 1));
      }
      client.getDatabase("nothing").getCollection("x").find().first();
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        MongoClient client = WithStore.clientOf(mongo.uri())) {
      assertThat(client.listDatabaseNames()).containsExactly("dienbien", "laichau", "sonla");
      client.getDatabase("dienbien").drop();
      assertThat(client.listDatabaseNames()).containsExactly("laichau", "sonla");
    }
  }
}
