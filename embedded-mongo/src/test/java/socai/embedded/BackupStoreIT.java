package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.embedded.backup.MovedBackup;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.StoreIncompleteException;

/** What a backup says of itself, and what becomes of one that did not arrive whole. */
class BackupStoreIT extends WithStore {
  private Path backup;

  @BeforeEach
  void backUp() {
    things.createIndex(doc("{team: 1}"));
    for (int i = 0; i < 50; i++) {
      insert(new Document("_id", i).append("team", i % 7));
    }
    backup = folder.resolve("backup");
    mongo.backup(backup);
  }

  @Override
  EmbeddedMongo openStore() {
    Path store = folder.resolve("store");
    return EmbeddedMongo.open(
        store,
        StoreChoices.beside(store).reporting(uri -> Map.of("documents", count(uri), "of", "test")));
  }

  private static long count(String uri) {
    try (MongoClient client = clientOf(uri)) {
      return client.getDatabase("field").getCollection("things").countDocuments();
    }
  }

  private Path copied() throws IOException {
    Path copy = folder.resolve("copy");
    try (Stream<Path> all = Files.walk(backup)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(backup.relativize(each)));
      }
    }
    return copy;
  }

  private static List<Path> files(Path whole) throws IOException {
    try (Stream<Path> all = Files.walk(whole)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Map<String, Integer> contents(Path whole) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    for (Path each : files(whole)) {
      if (!each.endsWith("opened-by")) {
        contents.put(whole.relativize(each).toString(), Arrays.hashCode(Files.readAllBytes(each)));
      }
    }
    return contents;
  }

  /** Each time, by whoever opens it, and nothing is changed. */
  private static void assertRefused(Path copy, String what) throws IOException {
    Map<String, Integer> before = contents(copy);
    for (int start = 0; start < 2; start++) {
      for (Opener opener : Opener.values()) {
        assertThatThrownBy(() -> opener.open(copy).close())
            .as("%s", opener)
            .isInstanceOf(BackupDiffersException.class)
            .hasMessageContaining(what)
            .hasMessageContaining("Nothing was changed");
      }
    }
    assertThat(contents(copy)).isEqualTo(before);
  }

  private enum Opener {
    SERVER {
      @Override
      AutoCloseable open(Path copy) {
        return EmbeddedMongo.open(copy);
      }
    },
    COMMAND {
      @Override
      AutoCloseable open(Path copy) {
        return ReachedStore.in(copy);
      }
    },
    CHECK {
      @Override
      AutoCloseable open(Path copy) {
        return ReachedStore.toLookAt(copy);
      }
    };

    abstract AutoCloseable open(Path copy);
  }

  @Test
  void a_backup_names_each_of_its_files_with_its_digest_and_says_what_it_holds() throws Exception {
    Document manifest = Document.parse(Files.readString(backup.resolve("backup.json")));

    assertThat(manifest.get("format")).isEqualTo(1);
    assertThat(manifest.get("contents"))
        .isEqualTo(new Document("documents", 50).append("of", "test"));
    Map<String, String> named = new TreeMap<>();
    for (Document file : manifest.getList("files", Document.class)) {
      named.put(file.getString("name"), file.getString("sha256"));
    }
    Map<String, String> there = new TreeMap<>();
    for (Path file : files(backup.resolve("data"))) {
      there.put(
          backup.relativize(file).toString(),
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    }
    assertThat(named).isEqualTo(there).hasSizeGreaterThan(3);
  }

  @Test
  void a_copy_that_lacks_any_one_of_its_files_is_refused_each_time() throws IOException {
    for (Path missing : files(backup.resolve("data"))) {
      Path copy = copied();
      String name = backup.relativize(missing).toString();
      Files.delete(copy.resolve(name));
      assertRefused(copy, name + " is missing");
      delete(copy);
    }
  }

  @Test
  void a_copy_of_which_any_one_file_was_cut_short_or_changed_is_refused_each_time()
      throws IOException {
    for (Path file : files(backup.resolve("data"))) {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0) {
        continue;
      }
      Path copy = copied();
      String name = backup.relativize(file).toString();
      Files.write(copy.resolve(name), Arrays.copyOf(bytes, bytes.length - 1));
      assertRefused(copy, name + " has " + (bytes.length - 1) + " bytes");
      bytes[bytes.length / 2] ^= 1;
      Files.write(copy.resolve(name), bytes);
      assertRefused(copy, name + " is not what was copied");
      delete(copy);
    }
  }

  @Test
  void a_copy_over_the_files_of_another_store_is_refused_since_those_would_be_deleted()
      throws IOException {
    Path copy = copied();
    Files.writeString(copy.resolve("data/000999.sst"), "of the store that was there before");

    assertRefused(copy, "data/000999.sst is not of this backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"format\": 1, \"fil", "{\"format\": 2, \"files\": []}", "dear"})
  void a_copy_whose_list_cannot_be_understood_is_refused(String list) throws IOException {
    Path copy = copied();
    Files.writeString(copy.resolve("backup.json"), list);

    assertRefused(copy, "backup.json cannot be understood");
  }

  @Test
  void a_list_whose_files_never_came_is_refused() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(backup.resolve("backup.json"), copy.resolve("backup.json"));

    assertRefused(copy, "data/CURRENT is missing");
  }

  @Test
  void a_whole_copy_becomes_a_store_whose_files_may_change() throws IOException {
    Path copy = copied();
    try (ReachedStore looked = ReachedStore.toLookAt(copy)) {
      assertThat(looked.check().isSound()).isTrue();
    }
    assertThat(contents(copy)).as("who looks changes nothing").isEqualTo(contents(backup));

    for (int start = 0; start < 2; start++) {
      try (EmbeddedMongo restored = EmbeddedMongo.open(copy);
          MongoClient other = clientOf(restored.uri())) {
        other.getDatabase("field").getCollection("more").insertOne(new Document("_id", start));
        assertThat(count(restored.uri())).isEqualTo(50);
      }
      assertThat(copy.resolve("backup.json")).doesNotExist();
      assertThat(copy.resolve("restored.json")).exists();
    }
  }

  @Test
  void while_a_backup_grows_it_is_no_store() throws IOException {
    Path target = folder.resolve("growing");
    Path store = folder.resolve("second");
    StoreChoices looking =
        StoreChoices.beside(store)
            .reporting(
                uri -> {
                  assertThatThrownBy(() -> EmbeddedMongo.open(target))
                      .isInstanceOf(StoreIncompleteException.class);
                  return Map.of();
                });
    try (EmbeddedMongo second = EmbeddedMongo.open(store, looking)) {
      second.backup(target);
    }
    EmbeddedMongo.open(target).close();
  }

  @Test
  void of_a_backup_that_fails_nothing_is_left() {
    Path target = folder.resolve("failing");
    Path store = folder.resolve("second");
    StoreChoices failing =
        StoreChoices.beside(store)
            .reporting(
                uri -> {
                  throw new IllegalStateException("it cannot be read");
                });
    try (EmbeddedMongo second = EmbeddedMongo.open(store, failing)) {
      assertThatThrownBy(() -> second.backup(target)).hasMessageContaining("cannot be read");
    }
    assertThat(target).doesNotExist();
  }

  private Document askedOverTheWire(String name) {
    return client.getDatabase("admin").runCommand(new Document("storeBackup", name));
  }

  @Test
  void over_the_wire_backups_go_below_the_folder_of_backups() {
    Path backups = folder.resolve("store-backups").toAbsolutePath();

    askedOverTheWire("tonight");
    askedOverTheWire("2026/11/27");
    askedOverTheWire(backups.resolve("by its whole name").toString());

    for (String name : List.of("tonight", "2026/11/27", "by its whole name")) {
      EmbeddedMongo.open(backups.resolve(name)).close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../elsewhere",
        "a/../../elsewhere",
        "/tmp/socai-elsewhere",
        "/",
        "out/elsewhere",
        "out",
        "../store-backups-elsewhere",
        "null\0byte"
      })
  void over_the_wire_nothing_is_written_anywhere_else(String name) throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path backups = Files.createDirectories(folder.resolve("store-backups"));
    Files.createSymbolicLink(backups.resolve("out"), outside);
    List<Path> before = all();

    assertThatThrownBy(() -> askedOverTheWire(name))
        .isInstanceOfSatisfying(
            MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(2));

    assertThat(all()).isEqualTo(before);
    assertThat(Path.of("/tmp/socai-elsewhere")).doesNotExist();
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> !each.startsWith(folder.resolve("store"))).sorted().toList();
    }
  }

  @Test
  void a_backup_of_a_store_in_use_comes_where_it_is_wanted_and_leaves_nothing_behind()
      throws IOException {
    Path target = folder.resolve("wanted/here");
    try (ReachedStore others = new OthersStore(mongo.uri())) {
      assertThat(others.backup(target)).isPositive();
      assertThatThrownBy(() -> others.backup(target))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("not empty");
    }
    assertThat(folder.resolve("store-backups")).isEmptyDirectory();
    EmbeddedMongo.open(target).close();
  }

  /** Shared memory is a disk of its own, where there is such a thing. */
  @Test
  void a_backup_comes_to_another_disk_file_by_file() throws IOException {
    Path otherDisk = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(otherDisk));
    Path target = Files.createTempDirectory(otherDisk, "socai-backup");
    try {
      MovedBackup.to(target).from(backup);
      assertThat(backup).doesNotExist();
      try (ReachedStore looked = ReachedStore.toLookAt(target)) {
        assertThat(looked.check().isSound()).isTrue();
      }
    } finally {
      delete(target);
    }
  }

  private static void delete(Path whole) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(whole)) {
      deepestFirst = all.sorted((one, other) -> other.compareTo(one)).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
