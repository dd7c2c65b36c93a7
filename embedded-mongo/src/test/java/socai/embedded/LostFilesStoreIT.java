package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreIncompleteException;

/** The files as a crash, a broken disk or a broken copy leaves them. */
class LostFilesStoreIT extends WithStore {
  private static final int ACKNOWLEDGED = 200;
  private static final int FLIPS = 60;

  /** As a process that is killed leaves it: all that was acknowledged is in the log only. */
  private Path killed;

  private int images;

  @BeforeEach
  void kill() throws IOException {
    things.createIndex(doc("{team: 1}"));
    for (int i = 0; i < ACKNOWLEDGED; i++) {
      insert(new Document("_id", i).append("team", i % 7).append("text", "x".repeat(i * 3)));
    }
    killed = folder.resolve("killed");
    copy(folder.resolve("store"), killed);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        if (!each.endsWith("opened-by")) {
          Files.copy(each, to.resolve(from.relativize(each)));
        }
      }
    }
  }

  private Path image() throws IOException {
    Path image = folder.resolve("image-" + images++);
    copy(killed, image);
    return image;
  }

  private static Path log(Path image) throws IOException {
    try (Stream<Path> files = Files.list(image.resolve("data"))) {
      return files
          .filter(file -> file.toString().endsWith(".log") && file.toFile().length() > 0)
          .findFirst()
          .orElseThrow();
    }
  }

  private static long found(Path image) {
    try (EmbeddedMongo again = EmbeddedMongo.open(image);
        MongoClient other = clientOf(again.uri())) {
      assertThat(again.check().first()).isEmpty();
      return other.getDatabase("field").getCollection("things").countDocuments();
    }
  }

  @Test
  void a_byte_that_flips_anywhere_in_the_log_is_refused_or_loses_nothing_that_was_acknowledged()
      throws IOException {
    int refused = 0;
    int length = (int) log(killed).toFile().length();
    for (int place : places(length)) {
      Path image = image();
      byte[] bytes = Files.readAllBytes(log(image));
      bytes[place] ^= 0x55;
      Files.write(log(image), bytes);
      try {
        assertThat(found(image)).as("flipped at %d of %d", place, length).isEqualTo(ACKNOWLEDGED);
      } catch (StoreDamagedException e) {
        assertThat(e).hasMessageContaining("last backup");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FLIPS / 2);
  }

  /** Some by lot, and the lengths in the last block, which RocksDB takes for the file's end. */
  private static int[] places(int length) {
    int block = length - length % (32 << 10);
    return IntStream.concat(
            new Random(7).ints(FLIPS, 0, length), IntStream.of(block + 4, block + 5, length / 2))
        .filter(place -> place < length)
        .toArray();
  }

  @Test
  void a_torn_end_of_the_log_is_what_a_crash_leaves_and_all_before_it_is_there()
      throws IOException {
    for (int torn : new int[] {1, 2, 6, 7, 40, 500}) {
      Path image = image();
      byte[] bytes = Files.readAllBytes(log(image));
      Files.write(log(image), Arrays.copyOf(bytes, bytes.length - torn));
      assertThat(found(image)).as("%d bytes torn off", torn).isEqualTo(ACKNOWLEDGED - 1);
    }
    Path zeros = image();
    byte[] bytes = Files.readAllBytes(log(zeros));
    Files.write(log(zeros), Arrays.copyOf(bytes, bytes.length + 5_000));
    assertThat(found(zeros)).isEqualTo(ACKNOWLEDGED);
  }

  @Test
  void a_store_that_lost_its_file_current_is_refused_each_time_and_nothing_of_it_is_changed()
      throws IOException {
    mongo.compact(); // so that there are other files than the log
    Path image = folder.resolve("without");
    copy(folder.resolve("store"), image);
    Files.delete(image.resolve("data/CURRENT"));
    Map<String, Integer> before = contents(image);

    for (int start = 0; start < 3; start++) {
      assertThatThrownBy(() -> EmbeddedMongo.open(image))
          .isInstanceOf(StoreIncompleteException.class)
          .hasMessageContaining("CURRENT")
          .hasMessageContaining("last backup");
      assertThatThrownBy(() -> ReachedStore.toLookAt(image))
          .isInstanceOf(StoreIncompleteException.class);
      assertThatThrownBy(() -> ReachedStore.in(image)).isInstanceOf(StoreIncompleteException.class);
    }
    Files.delete(image.resolve("opened-by"));
    assertThat(contents(image)).isEqualTo(before);
  }

  @Test
  void no_store_is_made_beside_files_of_others() throws IOException {
    Path others = Files.createDirectories(folder.resolve("others"));
    Files.writeString(others.resolve("000012.sst"), "one level too high");

    assertThatThrownBy(() -> EmbeddedMongo.open(others))
        .isInstanceOf(StoreIncompleteException.class)
        .hasMessageContaining("000012.sst");
    assertThat(others.resolve("data")).doesNotExist();
  }

  @Test
  void a_store_whose_making_was_cut_short_is_made() throws IOException {
    Path half = folder.resolve("half");
    Path data = Files.createDirectories(half.resolve("data"));
    for (String made : new String[] {"LOG", "LOCK", "IDENTITY", "MANIFEST-000001"}) {
      Files.createFile(data.resolve(made));
    }
    EmbeddedMongo.open(half).close();
    assertThat(data.resolve("CURRENT")).exists();
  }

  @Test
  void who_only_looks_sees_all_that_was_acknowledged_and_leaves_every_file_as_it_is()
      throws IOException {
    Path image = image();
    Map<String, Integer> before = contents(image);

    try (ReachedStore looked = ReachedStore.toLookAt(image);
        MongoClient other = clientOf(looked.uri())) {
      assertThat(looked.check().isSound()).isTrue();
      assertThat(looked.check().documents()).isGreaterThanOrEqualTo(ACKNOWLEDGED);
      assertThatThrownBy(
              () ->
                  other
                      .getDatabase("field")
                      .getCollection("things")
                      .insertOne(new Document("_id", "new")))
          .hasMessageContaining("read only");
    }
    assertThat(contents(image)).isEqualTo(before);
  }

  @Test
  void who_only_looks_makes_nothing() {
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> ReachedStore.toLookAt(none)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> ReachedStore.in(none)).isInstanceOf(UncheckedIOException.class);
    assertThat(none).doesNotExist();
  }

  private static Map<String, Integer> contents(Path whole) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(whole)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            whole.relativize(each) + " since " + Files.getLastModifiedTime(each),
            Arrays.hashCode(Files.readAllBytes(each)));
      }
    }
    return contents;
  }
}
