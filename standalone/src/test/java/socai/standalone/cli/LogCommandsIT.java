package socai.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.MongoLedger;
import socai.proof.KeyFolder;
import socai.proof.Notary;
import socai.proof.verify.Verify;
import socai.territory.UnitLevel;

/** Exports, keys, witnesses and the drill, as they are typed. */
class LogCommandsIT {
  private static final String ORIGIN = "so-cai.test/cli";
  private static final int EVENTS = 600;

  @TempDir Path folder;

  private record Said(int exitCode, String text) {}

  private static Said run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = CommandLineTool.run(texts, out, out);
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private static Said verified(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = Verify.run(texts, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private KeyFolder keys() {
    return new KeyFolder(folder.resolve("keys"), ORIGIN);
  }

  private Path signedStore() {
    Path store = folder.resolve("store");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(store);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoDatabase database = client.getDatabase("socai");
      MongoLedger ledger = new MongoLedger(database);
      for (int i = 0; i < EVENTS; i += 100) {
        var units =
            IntStream.range(i, i + 100)
                .mapToObj(
                    n ->
                        Field.established(
                            Names.unit("unit " + n), UnitLevel.PROVINCE, Optional.empty()))
                .toList();
        ledger.append(new Lines().commit(Names.command("units " + i), units));
      }
      new Notary(ledger, database, keys(), Clock.systemUTC()).round();
    }
    return store;
  }

  @Test
  void an_export_that_was_broken_off_anywhere_goes_on_to_the_very_same_file() throws Exception {
    Path store = signedStore();
    Path file = folder.resolve("ledger.ndjson");
    assertThat(run("--lang=en", "log", "export", store, file).exitCode()).isZero();
    byte[] whole = Files.readAllBytes(file);
    String key = keys().key().verifierKey().toString();
    assertThat(verified("export", file, "--key", key, "--lang=en").text())
        .startsWith("VERIFIED: events 1 to " + EVENTS);

    int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int left : List.of(0, header / 2, header, header + 50, whole.length / 2, whole.length)) {
      Files.write(file, Arrays.copyOf(whole, left));
      Said again = run("--lang=en", "log", "export", store, file, "--through=5");
      if (left < header) {
        assertThat(Files.size(file)).as("%d bytes left", left).isLessThan(whole.length);
      } else {
        assertThat(again.exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).as("%d bytes left", left).isEqualTo(whole);
      }
    }
    for (String other : List.of("something else\n", "something else")) {
      Files.writeString(file, other);
      assertThat(run("--lang=en", "log", "export", store, file).exitCode())
          .isEqualTo(ExitCode.NOT_WRITTEN);
      assertThat(Files.readString(file)).isEqualTo(other);
    }
    assertThat(
            run("--lang=en", "log", "export", store, folder.resolve("no"), "--through=9999").text())
        .contains("not signed so much");
  }

  @Test
  void a_new_key_is_followed_by_whoever_has_the_note() throws Exception {
    Path store = signedStore();
    String old = keys().key().verifierKey().toString();
    Said rotated =
        run("--lang=en", "log", "rotate-key", folder.resolve("keys"), "--origin", ORIGIN);
    assertThat(rotated.exitCode()).isZero();
    String now = keys().key().verifierKey().toString();
    assertThat(rotated.text()).contains(now).doesNotContain("PRIVATE");
    Path note =
        Files.writeString(
            folder.resolve("note"),
            rotated.text().substring(rotated.text().indexOf(ORIGIN + "/keys")).stripTrailing()
                + "\n");
    Path file = folder.resolve("ledger.ndjson");
    run("log", "export", store, file);
    assertThat(verified("export", file, "--key", old, "--handover", note).exitCode()).isZero();
    assertThat(verified("export", file, "--key", now).exitCode())
        .as("what the old key signed, for who knows the new one only")
        .isEqualTo(4);
    assertThat(
            run("--lang=en", "log", "rotate-key", folder.resolve("keys"), "--origin=x.test/y")
                .exitCode())
        .isEqualTo(ExitCode.FOUND_SOMETHING);
  }

  @Test
  void a_check_says_whether_the_store_is_what_was_signed_and_where_it_is_not() {
    Path store = signedStore();
    String key = keys().key().verifierKey().toString();
    Said sound = run("--lang=en", "log", "check", store);
    assertThat(sound.exitCode()).as(sound.text()).isZero();
    assertThat(sound.text()).contains("Sound: " + EVENTS + " events", "Give --key");
    assertThat(run("--lang=en", "log", "check", store, "--key", key).text())
        .doesNotContain("Give --key");
    String stranger = new KeyFolder(folder.resolve("x"), ORIGIN).key().verifierKey().toString();
    Said another = run("--lang=en", "log", "check", store, "--key", stranger);
    assertThat(another.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
    assertThat(another.text()).contains("checkpoint-not-ours at " + EVENTS);
    assertThat(run("log", "check", store, "--key=nonsense").exitCode())
        .isEqualTo(ExitCode.FOUND_SOMETHING);

    try (EmbeddedMongo mongo = EmbeddedMongo.open(store);
        MongoClient client = MongoClients.create(mongo.uri())) {
      client.getDatabase("socai").getCollection("commits").deleteOne(new Document("_id", 401L));
    }
    Said lost = run("--lang=en", "log", "check", store);
    assertThat(lost.exitCode()).isEqualTo(ExitCode.FOUND_SOMETHING);
    assertThat(lost.text()).contains("NOT WHAT WAS SIGNED: position-missing at 401");
  }

  @Test
  void a_witness_wants_keys_of_logs() {
    assertThat(run("witness", folder.resolve("w"), "--name=a.test/w").exitCode()).isEqualTo(2);
    assertThat(run("witness", folder.resolve("w"), "--name=a.test/w", "--log=nonsense").exitCode())
        .isEqualTo(2);
  }

  @Test
  void the_drill_finds_all_twelve_and_says_where() {
    Said drilled = run("--lang=en", "tamper-drill", "--events=200");
    assertThat(drilled.exitCode()).as(drilled.text()).isZero();
    assertThat(drilled.text())
        .contains("12 of 12 found.", "a field is edited: by the hash of a line [line-differs 63]")
        .contains("a read model is changed: by the views rebuilt [picture-differs profiles/");
    assertThat(run("tamper-drill", "--events=5").exitCode()).isEqualTo(2);
  }
}
