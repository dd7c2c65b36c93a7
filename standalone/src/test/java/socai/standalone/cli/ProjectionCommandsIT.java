package socai.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.CommandId;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;

/** What can be done to projections from the command line, in a store at rest and in one in use. */
class ProjectionCommandsIT {
  @TempDir Path folder;

  private record Said(int exitCode, String out, String err) {}

  private static Said run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = CommandLineTool.run(texts, out, err);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void fill(MongoDatabase database) {
    Ledger ledger = new MongoLedger(database);
    List<Event> households =
        List.of(
            Field.registered(Names.household("one"), Field.HAMLET),
            Field.registered(Names.household("two"), Field.HAMLET));
    ledger.append(new Lines().commit(new CommandId(UUID.randomUUID()), households));
  }

  @Test
  void a_projection_is_rebuilt_compared_and_switched_in_a_store_at_rest() {
    Path store = folder.resolve("store");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(store);
        MongoClient client = MongoClients.create(mongo.uri())) {
      fill(client.getDatabase("socai"));
    }

    Said rebuilt = run("--lang=en", "projections", "rebuild", "profiles", store);
    Said list = run("--lang=en", "projections", "list", store);
    Said compared = run("--lang=vi", "projections", "compare", "profiles", store);
    Said switched = run("--lang=en", "projections", "switch", "profiles", store);
    Said back = run("--lang=en", "projections", "switch", "profiles", store);
    Said dropped = run("--lang=en", "projections", "drop", "profiles", store);

    assertThat(rebuilt.out()).contains("generation 2 is projected up to 2: 2 events");
    assertThat(list.out())
        .contains("profiles: generation 1", "at 0 of 2", "beside it generation 2, version 3, at 2");
    assertThat(compared.out()).contains("Giống nhau ở vị trí 2: 2 tài liệu.");
    assertThat(switched.out()).contains("generation 2 is live now");
    assertThat(back.out()).contains("generation 1 is live now");
    assertThat(dropped.out()).contains("only the live generation is left");
    assertThat(List.of(rebuilt, list, compared, switched, back, dropped))
        .allSatisfy(said -> assertThat(said.exitCode()).isZero());
  }

  @Test
  void in_a_store_in_use_a_view_changed_by_hand_keeps_the_switch_from_being_done() {
    Path store = folder.resolve("store");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(store);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoDatabase database = client.getDatabase("socai");
      fill(database);
      assertThat(run("projections", "rebuild", "profiles", store).exitCode()).isZero();
      assertThat(run("projections", "compare", "profiles", mongo.uri()).exitCode()).isZero();
      database
          .getCollection("profiles")
          .updateOne(new Document(), new Document("$inc", new Document("home.people", 1)));

      Said compared = run("--lang=en", "projections", "compare", "profiles", mongo.uri());
      Said switched = run("--lang=en", "projections", "switch", "profiles", store);

      assertThat(compared.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
      assertThat(compared.out())
          .contains("NOT THE SAME at position 2: 1 differ, of 2", "differs in home")
          .doesNotContain("Nguyễn");
      assertThat(switched.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
      assertThat(switched.out()).contains("The store is in use", "NOT switched");
    }
  }

  @Test
  void each_failure_has_its_exit_code() {
    Path store = folder.resolve("store");
    EmbeddedMongo.open(store).close();
    assertThat(run("projections", "list", folder.resolve("none")).exitCode())
        .isEqualTo(ExitCode.NO_SUCH_FOLDER);
    Said unknown = run("--lang=en", "projections", "rebuild", "nonsense", store);
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOTHING_THERE);
    assertThat(unknown.err()).contains("no projection called nonsense");
    assertThat(run("projections", "switch", "units", store).exitCode())
        .isEqualTo(ExitCode.NOTHING_THERE);
    assertThat(
            run("projections", "list", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200")
                .exitCode())
        .isEqualTo(ExitCode.NOT_ANSWERING);
    assertThat(run("projections").exitCode()).isEqualTo(2);
  }
}
