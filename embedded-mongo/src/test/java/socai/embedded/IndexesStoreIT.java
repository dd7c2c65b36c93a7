package socai.embedded;

import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class IndexesStoreIT extends WithStore {

  @Test
  void an_index_made_later_holds_the_documents_that_were_there() {
    things.insertMany(
        IntStream.range(0, 5000)
            .mapToObj(
                i -> new Document("_id", i).append("a", i % 100).append("pad", "x".repeat(500)))
            .toList());

    things.createIndex(Indexes.ascending("a"));

    assertThat(ids("{a: 42}")).hasSize(50).startsWith(42, 142);
    assertThat(mongo.statistics().scanned()).isZero();
    reopen();
    assertThat(ids("{a: 42}")).hasSize(50);
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void a_unique_index_is_not_made_over_documents_that_collide_and_leaves_no_trace() {
    insert(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"));

    assertThatThrownBy(
            () -> things.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("11000")
        .hasMessageContaining("a_1 dup key: { a: 1 }");

    assertThat(things.listIndexes()).extracting("name").containsExactly("_id_");
    insert(doc("{_id: 3, a: 1}"));
  }

  @Test
  void indexes_are_listed_as_they_were_made_and_survive_a_restart() {
    things.createIndex(
        Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")),
        new IndexOptions().unique(true).sparse(true).name("mine"));
    things.createIndex(
        Indexes.ascending("c"), new IndexOptions().partialFilterExpression(exists("c")));

    reopen();

    assertThat(things.listIndexes())
        .containsExactly(
            doc("{v: 2, key: {_id: 1}, name: '_id_'}"),
            doc("{v: 2, key: {a: 1, b: -1}, name: 'mine', unique: true, sparse: true}"),
            doc("{v: 2, key: {c: 1}, name: 'c_1', partialFilterExpression: {c: {$exists: true}}}"));
  }

  @Test
  void making_the_same_index_again_changes_nothing_and_another_of_its_name_is_refused() {
    things.createIndex(Indexes.ascending("a"));
    things.createIndex(Indexes.ascending("a"));

    assertThatThrownBy(
            () -> things.createIndex(Indexes.ascending("b"), new IndexOptions().name("a_1")))
        .hasMessageContaining("86");
    assertThatThrownBy(
            () -> things.createIndex(Indexes.ascending("a"), new IndexOptions().name("other")))
        .hasMessageContaining("85");
    assertThat(things.listIndexes()).hasSize(2);
  }

  @Test
  void dropping_an_index_leaves_its_namesake_on_another_collection() {
    var others = database.getCollection("others");
    things.createIndex(Indexes.ascending("a"));
    others.createIndex(Indexes.ascending("a"));
    insert(doc("{_id: 1, a: 1}"));

    things.dropIndex("a_1");

    assertThat(things.listIndexes()).hasSize(1);
    assertThat(others.listIndexes()).hasSize(2);
    assertThat(ids("{a: 1}")).containsExactly(1);
    assertThat(mongo.statistics().scanned()).isEqualTo(1);
    others.dropIndexes();
    assertThat(others.listIndexes()).hasSize(1);
    assertThatThrownBy(() -> things.dropIndex("a_1")).hasMessageContaining("index not found");
  }

  @Test
  void a_sparse_unique_index_lets_many_documents_lack_the_field() {
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true).sparse(true));

    insert(doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3, code: 1}"));

    assertThat(ids("{code: 1}")).containsExactly(3);
    assertThat(ids("{code: null}")).containsExactly(1, 2);
    assertThat(ids("{}", "{code: 1}")).hasSize(3);
    assertThatThrownBy(() -> insert(doc("{_id: 4, code: 1}"))).hasMessageContaining("E11000");
  }

  @Test
  void a_plain_unique_index_lets_only_one_document_lack_the_field() {
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    insert(doc("{_id: 1}"));

    assertThatThrownBy(() -> insert(doc("{_id: 2}")))
        .hasMessageContaining("code_1 dup key: { code: null }");
  }

  @Test
  void a_partial_index_binds_only_what_its_filter_takes_in() {
    things.createIndex(
        Indexes.ascending("code"),
        new IndexOptions().unique(true).partialFilterExpression(doc("{open: true}")));

    insert(
        doc("{_id: 1, code: 1, open: true}"),
        doc("{_id: 2, code: 1, open: false}"),
        doc("{_id: 3, code: 1}"));

    assertThatThrownBy(() -> insert(doc("{_id: 4, code: 1, open: true}")))
        .hasMessageContaining("E11000");
    assertThat(ids("{code: 1, open: true}")).containsExactly(1);
    assertThat(mongo.statistics().scanned()).isZero();
    assertThat(ids("{code: 1}")).containsExactly(1, 2, 3);
    assertThat(mongo.statistics().scanned()).isEqualTo(1);

    things.updateOne(doc("{_id: 1}"), doc("{$set: {open: false}}"));
    insert(doc("{_id: 5, code: 1, open: true}"));
    assertThat(ids("{code: 1, open: true}")).containsExactly(5);
  }

  @Test
  void two_arrays_cannot_be_crossed_in_one_index() {
    things.createIndex(Indexes.ascending("a", "b"));

    assertThatThrownBy(() -> insert(doc("{_id: 1, a: [1, 2], b: [3, 4]}")))
        .hasMessageContaining("cannot index parallel arrays");
    assertThat(things.countDocuments()).isZero();
  }

  @Test
  void an_empty_array_and_null_and_nothing_are_told_apart() {
    things.createIndex(Indexes.ascending("a"));
    insert(
        doc("{_id: 1, a: []}"), doc("{_id: 2, a: null}"), doc("{_id: 3}"), doc("{_id: 4, a: 0}"));

    assertThat(ids("{a: null}", "{_id: 1}")).containsExactly(2, 3);
    assertThat(ids("{a: {$exists: false}}")).containsExactly(3);
    assertThat(ids("{a: []}")).containsExactly(1);
  }
}
