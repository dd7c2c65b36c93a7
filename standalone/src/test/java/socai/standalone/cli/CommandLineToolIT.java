package socai.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;
import socai.ledger.Readers;

class CommandLineToolIT {
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

  private Path filled() {
    Path store = folder.resolve("store");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(store)) {
      fill(mongo);
    }
    return store;
  }

  private static void fill(EmbeddedMongo mongo) {
    try (MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> things = client.getDatabase("field").getCollection("things");
      things.createIndex(new Document("n", 1));
      for (int i = 0; i < 10; i++) {
        things.insertOne(new Document("_id", i).append("n", i));
      }
    }
  }

  @Test
  void help_lists_the_commands_and_the_exit_codes_in_both_languages() {
    assertThat(run("--lang=en", "help").out())
        .contains("starts the server", "Looks after an embedded store", "the store is damaged");
    assertThat(run("--lang=vi", "help").out())
        .contains("khởi động máy chủ", "Chăm sóc kho dữ liệu", "kho dữ liệu bị hỏng");
    assertThat(run("--lang=en", "store", "help").err() + run("--lang=en", "help", "store").out())
        .contains("check", "compact", "backup", "Puts a consistent copy");
  }

  @Test
  void the_version_is_that_of_the_build_and_of_its_readers() {
    assertThat(run("--lang=en", "--version").out().strip())
        .matches("socai \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(readers " + Readers.OWN + "\\)");
    assertThat(run("--version").exitCode()).isZero();
  }

  @Test
  void a_store_is_checked_compacted_and_backed_up_while_nobody_has_it() {
    Path store = filled();
    Path target = folder.resolve("copy");

    assertThat(run("--lang=en", "store", "compact", store).exitCode()).isZero();
    Said backup = run("--lang=vi", "store", "backup", store, target);
    Said check = run("--lang=en", "store", "check", target);

    assertThat(backup.exitCode()).isZero();
    assertThat(backup.out()).contains(target.toString(), "Kiểm tra bằng");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).contains("A backup of ", "Sound:", "10 index entries");
  }

  @Test
  void a_backup_of_which_a_file_is_missing_is_refused_and_the_file_is_named() throws IOException {
    Path target = folder.resolve("copy");
    run("--lang=en", "store", "backup", filled(), target);
    Files.delete(target.resolve("data/CURRENT"));

    for (String command : List.of("check", "compact")) {
      Said refused = run("--lang=en", "store", command, target);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.DAMAGED);
      assertThat(refused.err()).contains("data/CURRENT is missing", "Nothing was changed");
    }
  }

  @Test
  void a_store_in_use_is_reached_through_the_process_that_has_it() throws Exception {
    Path store = folder.resolve("store");
    Process other = serving(store);
    try {
      other.inputReader(StandardCharsets.UTF_8).readLine(); // it is filled and stays open

      Said check = run("--lang=en", "store", "check", store);
      Said backup = run("--lang=en", "store", "backup", store, folder.resolve("copy"));
      Said again = run("--lang=en", "store", "backup", store, folder.resolve("copy"));
      Said compact = run("--lang=vi", "store", "compact", store);

      assertThat(check.out()).contains("The store is in use", "Sound:", "10 index entries");
      assertThat(check.exitCode()).isZero();
      assertThat(backup.exitCode()).isZero();
      assertThat(again.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
      assertThat(again.err()).contains("not empty");
      assertThat(compact.exitCode()).isZero();
    } finally {
      other.destroyForcibly().onExit().join();
    }
    assertThat(run("--lang=en", "store", "check", folder.resolve("copy")).out())
        .contains("10 index entries");
  }

  /** Serves a filled store until it is killed. */
  static final class Serving {
    private Serving() {}

    public static void main(String[] arguments) throws InterruptedException {
      EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(arguments[0]));
      fill(mongo);
      System.out.println(mongo.uri());
      Thread.currentThread().join();
    }
  }

  private static Process serving(Path store) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-Dlogback.configurationFile=" + quiet(store.resolveSibling("quiet.xml")),
            "-cp",
            classes,
            Serving.class.getName(),
            store.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path quiet(Path file) throws IOException {
    return Files.writeString(file, "<configuration><root level='OFF'/></configuration>");
  }

  @Test
  void each_failure_has_its_exit_code() throws IOException {
    assertThat(run("--lang=en", "store", "check", folder.resolve("none")).exitCode())
        .isEqualTo(ExitCode.NO_SUCH_FOLDER);
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(run("store").exitCode()).isEqualTo(2);
    assertThat(run("nonsense").exitCode()).isEqualTo(2);

    Path store = filled();
    assertThat(run("--lang=en", "store", "backup", store, store).exitCode())
        .isEqualTo(ExitCode.NOT_WRITTEN);
    try (var files = Files.list(store.resolve("data"))) {
      for (Path manifest :
          files.filter(file -> file.getFileName().toString().startsWith("MANIFEST")).toList()) {
        byte[] bytes = Files.readAllBytes(manifest);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(manifest, bytes);
      }
    }
    Said damaged = run("--lang=vi", "store", "check", store);
    assertThat(damaged.exitCode()).isEqualTo(ExitCode.DAMAGED);
    assertThat(damaged.err()).contains("Kho bị hỏng");
  }

  @Test
  void both_languages_have_the_same_texts() throws IOException {
    assertThat(keys("vi")).containsExactlyInAnyOrderElementsOf(keys("en"));
  }

  private static List<String> keys(String language) throws IOException {
    Properties texts = new Properties();
    try (var in = CommandLineTool.class.getResourceAsStream("cli_" + language + ".properties")) {
      texts.load(in);
    }
    return new ArrayList<>(texts.stringPropertyNames());
  }
}
