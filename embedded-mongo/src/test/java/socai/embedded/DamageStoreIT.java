package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.embedded.collection.Catalog;
import socai.embedded.collection.Tally;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckFinding.Kind;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.store.Changes;
import socai.embedded.store.KeyScan;
import socai.embedded.store.Store;
import socai.embedded.store.View;

/** Each way in which data and indexes can disagree is made by hand, and must be found. */
class DamageStoreIT extends WithStore {
  private static final String THINGS = "field.things";
  private static final String TEAM = "team_1";
  private static final String CODE = "code_1";

  /** What is done to the files behind the store's back. */
  private interface Tampering {
    void with(Store store, Catalog.Listed things, Changes changes);
  }

  @BeforeEach
  void fill() {
    things.createIndex(doc("{team: 1}"));
    things.createIndex(doc("{code: 1}"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, team: 'a', code: 'x'}"), doc("{_id: 2, team: 'b', code: 'y'}"));
  }

  @Test
  void a_document_without_its_entry_is_found() {
    tamper((store, all, changes) -> changes.delete(entries(store, all, TEAM).get(1)));

    assertThat(mongo.check().first())
        .containsExactly(new CheckFinding(Kind.ENTRY_MISSING, THINGS, TEAM, "2"));
  }

  @Test
  void an_entry_without_its_document_is_found() {
    tamper((store, all, changes) -> changes.delete(document(all, 2)));

    assertThat(mongo.check().first())
        .extracting(CheckFinding::kind, CheckFinding::index)
        .containsExactlyInAnyOrder(
            tuple(Kind.MISCOUNTED, ""),
            tuple(Kind.ENTRY_TOO_MANY, TEAM),
            tuple(Kind.ENTRY_TOO_MANY, CODE));
  }

  @Test
  void an_entry_that_its_document_does_not_ask_for_is_found() {
    tamper(
        (store, all, changes) -> {
          SecondaryIndex index = index(all, TEAM);
          SecondaryIndex.Entries other =
              index.entriesOf(
                  new de.bwaldvogel.mongo.bson.Document("team", "z"), KeyWriter.bytesOf(1));
          other.keys().keySet().forEach(key -> changes.put(key.bytes(), other.value()));
        });

    assertThat(mongo.check().first())
        .containsExactly(new CheckFinding(Kind.ENTRY_TOO_MANY, THINGS, TEAM, "1"));
  }

  @Test
  void a_unique_entry_that_names_another_document_is_found() {
    tamper(
        (store, all, changes) ->
            changes.put(entries(store, all, CODE).get(0), KeyWriter.bytesOf(2)));

    assertThat(mongo.check().first())
        .containsExactly(new CheckFinding(Kind.ENTRY_OF_ANOTHER, THINGS, CODE, "1"));
  }

  @Test
  void an_index_that_forgot_that_documents_have_several_keys_is_found() {
    insert(doc("{_id: 3, team: ['c', 'd']}"));
    tamper((store, all, changes) -> new Catalog(store).put(THINGS, index(all, TEAM), 0, changes));

    assertThat(mongo.check().first())
        .containsExactly(new CheckFinding(Kind.REPEATED_UNKNOWN, THINGS, TEAM, ""));
  }

  @Test
  void a_wrong_count_of_documents_and_one_of_bytes_only_are_found() {
    for (Tally wrong : List.of(new Tally(0, 1), new Tally(1, 0))) {
      tamper(
          (store, all, changes) -> {
            Tally right = Tally.of(store.get(Tally.key(all.tree())));
            changes.put(
                Tally.key(all.tree()), right.plus(wrong.documents(), wrong.bytes()).toBytes());
          });

      assertThat(mongo.check().first())
          .extracting(CheckFinding::kind)
          .containsExactly(Kind.MISCOUNTED);

      tamper(
          (store, all, changes) -> {
            Tally now = Tally.of(store.get(Tally.key(all.tree())));
            changes.put(
                Tally.key(all.tree()), now.plus(-wrong.documents(), -wrong.bytes()).toBytes());
          });
    }
    assertThat(mongo.check().first()).isEmpty();
  }

  @Test
  void a_document_that_cannot_be_read_is_found() {
    tamper((store, all, changes) -> changes.put(document(all, 1), new byte[] {1, 2, 3}));

    assertThat(mongo.check().first())
        .extracting(CheckFinding::kind)
        .contains(Kind.UNREADABLE, Kind.ENTRY_TOO_MANY);
  }

  @Test
  void a_document_under_a_strange_key_is_found() {
    tamper(
        (store, all, changes) -> {
          byte[] bson = store.get(document(all, 1));
          changes.put(document(all, 9), bson == null ? new byte[0] : bson);
        });

    assertThat(mongo.check().first())
        .contains(new CheckFinding(Kind.MISPLACED, THINGS, "", "1"))
        .extracting(CheckFinding::kind)
        .contains(Kind.MISCOUNTED);
  }

  @Test
  void a_flipped_bit_in_a_file_is_found() throws IOException {
    Random random = new Random(1);
    for (int i = 10; i < 30; i++) {
      byte[] bytes = new byte[100_000];
      random.nextBytes(bytes);
      insert(new Document("_id", i).append("code", i).append("bytes", new Binary(bytes)));
    }
    close();
    flipABit(size -> size / 2);
    open();

    assertThat(mongo.check().first()).extracting(CheckFinding::kind).contains(Kind.CHECKSUM);
    client.close();
    try {
      mongo.close();
    } catch (MongoServerError told) {
      // RocksDB may have met the block on its own meanwhile; then closing says so.
      assertThat(told).hasMessageContaining("damaged");
    }
  }

  @Test
  void a_store_whose_catalogue_has_a_flipped_bit_is_not_opened() throws IOException {
    close();
    flipABit(size -> 8);

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreDamagedException.class)
        .hasMessageContaining("last backup");
  }

  private void flipABit(IntUnaryOperator where) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store/data"))) {
      Path largest =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparing(file -> file.toFile().length()))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[where.applyAsInt(bytes.length)] ^= 1;
      Files.write(largest, bytes);
    }
  }

  @Test
  void an_index_whose_making_was_cut_short_leaves_nothing() {
    int[] tree = {0};
    tamper(
        (store, all, changes) -> {
          SecondaryIndex half = new Catalog(store).newIndex(index(all, TEAM).definition());
          tree[0] = half.tree();
          SecondaryIndex.Entries entries =
              half.entriesOf(
                  new de.bwaldvogel.mongo.bson.Document("team", "z"), KeyWriter.bytesOf(1));
          entries.keys().keySet().forEach(key -> changes.put(key.bytes(), entries.value()));
        });

    close();
    try (Store store = Store.open(folder.resolve("store"), UnaryOperator.identity())) {
      assertThat(keys(store, KeyRange.ofPrefix(new KeyWriter().int32(tree[0]).toBytes())))
          .isEmpty();
    }
    open();
    assertThat(mongo.check().first()).isEmpty();
  }

  private void tamper(Tampering tampering) {
    close();
    try (Store store = Store.open(folder.resolve("store"), UnaryOperator.identity());
        Changes changes = store.change()) {
      Catalog.Listed listed;
      try (View view = store.view()) {
        listed =
            Catalog.listed(view).stream()
                .filter(each -> each.namespace().equals(THINGS))
                .findFirst()
                .orElseThrow();
      }
      tampering.with(store, listed, changes);
      store.write(changes);
    }
    open();
  }

  private static byte[] document(Catalog.Listed all, int id) {
    return new KeyWriter().int32(all.tree()).value(id).toBytes();
  }

  private static SecondaryIndex index(Catalog.Listed all, String name) {
    return all.indexes().stream()
        .filter(each -> each.definition().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<byte[]> entries(Store store, Catalog.Listed all, String name) {
    return keys(store, index(all, name).all());
  }

  private static List<byte[]> keys(Store store, KeyRange range) {
    List<byte[]> keys = new ArrayList<>();
    try (View view = store.view();
        KeyScan scan = view.scan(List.of(range), false)) {
      while (scan.next()) {
        keys.add(scan.key());
      }
    }
    return keys;
  }
}
