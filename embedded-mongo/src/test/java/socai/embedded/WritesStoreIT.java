package socai.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class WritesStoreIT extends WithStore {

  @Test
  void what_was_written_is_there_after_a_restart_with_its_counts_and_indexes() {
    things.createIndex(Indexes.ascending("team"));
    insert(doc("{_id: 1, team: 'a'}"), doc("{_id: 2, team: 'b'}"), doc("{_id: 3, team: 'a'}"));
    things.deleteOne(eq("_id", 3));

    reopen();

    assertThat(ids("{team: 'a'}")).containsExactly(1);
    assertThat(things.estimatedDocumentCount()).isEqualTo(2);
    assertThat(scansDuring(() -> ids("{team: 'b'}"))).isZero();
  }

  @Test
  void a_document_gets_an_id_and_keeps_it_first() {
    things.insertOne(new Document("name", "Hoa").append("_id", 7));

    assertThat(things.find().first().keySet()).containsExactly("_id", "name");
  }

  @Test
  void the_same_id_twice_is_refused_with_the_code_and_the_words_of_MongoDB() {
    insert(doc("{_id: 1}"));

    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> things.insertOne(new Document("_id", 1)));

    assertThat(refused.getError().getCode()).isEqualTo(11000);
    assertThat(refused.getError().getMessage())
        .isEqualTo(
            "E11000 duplicate key error collection: field.things index: _id_ dup key: { _id: 1 }");
  }

  @Test
  void numbers_that_are_equal_are_the_same_id() {
    insert(new Document("_id", 5));

    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> things.insertOne(new Document("_id", 5.0)));

    assertThat(refused.getError().getCode()).isEqualTo(11000);
    assertThat(things.find(eq("_id", 5L)).first()).isNotNull();
  }

  @Test
  void an_insert_refused_by_one_index_leaves_nothing_in_the_others() {
    things.createIndex(Indexes.ascending("team"));
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, team: 'a', code: 7}"));

    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> things.insertOne(doc("{_id: 2, team: 'a', code: 7}")));

    assertThat(refused.getError().getMessage())
        .isEqualTo(
            "E11000 duplicate key error collection: field.things index: code_1 dup key: { code: 7 }");
    assertThat(ids("{team: 'a'}")).containsExactly(1);
    assertThat(things.countDocuments()).isEqualTo(1);
    insert(doc("{_id: 2, team: 'a', code: 8}"));
    assertThat(ids("{team: 'a'}")).containsExactly(1, 2);
  }

  @Test
  void an_ordered_insert_ends_at_the_first_refusal_and_keeps_what_came_before() {
    insert(doc("{_id: 3}"));

    MongoBulkWriteException refused =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () -> insert(doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3}"), doc("{_id: 4}")));

    assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
    assertThat(refused.getWriteErrors()).singleElement().extracting("index").isEqualTo(2);
    assertThat(ids("{}", "{_id: 1}")).containsExactly(1, 2, 3);
  }

  @Test
  void an_unordered_insert_keeps_all_that_is_not_refused() {
    insert(doc("{_id: 2}"));

    MongoBulkWriteException refused =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () ->
                things.insertMany(
                    List.of(doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3}"), doc("{_id: 1}")),
                    new InsertManyOptions().ordered(false)));

    assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
    assertThat(refused.getWriteErrors()).extracting("index").containsExactly(1, 3);
    assertThat(ids("{}", "{_id: 1}")).containsExactly(1, 2, 3);
  }

  @Test
  void thousands_of_documents_go_in_at_once_and_count() {
    things.insertMany(
        IntStream.range(0, 5000)
            .mapToObj(i -> new Document("_id", i).append("text", "x".repeat(1000)))
            .toList());

    assertThat(things.countDocuments()).isEqualTo(5000);
    assertThat(things.countDocuments(eq("_id", 4999))).isEqualTo(1);
  }

  @Test
  void an_update_moves_the_document_in_its_indexes() {
    things.createIndex(Indexes.ascending("team", "age"));
    insert(doc("{_id: 1, team: 'a', age: 3}"), doc("{_id: 2, team: 'a', age: 4}"));

    UpdateResult result = things.updateOne(eq("_id", 1), combine(set("team", "b"), inc("age", 10)));

    assertThat(result.getModifiedCount()).isEqualTo(1);
    assertThat(ids("{team: 'a'}")).containsExactly(2);
    assertThat(ids("{team: 'b', age: 13}")).containsExactly(1);
  }

  @Test
  void an_update_that_would_break_a_unique_index_changes_nothing() {
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, code: 1}"), doc("{_id: 2, code: 2}"));

    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> things.updateOne(eq("_id", 2), set("code", 1)));

    assertThat(refused.getError().getCode()).isEqualTo(11000);
    assertThat(refused.getError().getMessage()).contains("index: code_1 dup key: { code: 1 }");
    assertThat(ids("{code: 2}")).containsExactly(2);
    assertThat(ids("{code: 1}")).containsExactly(1);
  }

  @Test
  void update_one_changes_one_and_update_many_all() {
    insert(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"), doc("{_id: 3, a: 2}"));

    assertThat(things.updateOne(eq("a", 1), set("b", 1)).getMatchedCount()).isEqualTo(1);
    UpdateResult many = things.updateMany(eq("a", 1), set("b", 1));

    assertThat(many.getMatchedCount()).isEqualTo(2);
    assertThat(many.getModifiedCount()).isEqualTo(1);
    assertThat(ids("{b: 1}")).containsExactly(1, 2);
  }

  @Test
  void an_upsert_inserts_what_filter_and_update_say() {
    UpdateResult result =
        things.updateOne(
            eq("_id", "x"),
            combine(set("a", 1), setOnInsert("made", true)),
            new UpdateOptions().upsert(true));

    assertThat(result.getUpsertedId().asString().getValue()).isEqualTo("x");
    assertThat(things.find().first()).isEqualTo(doc("{_id: 'x', a: 1, made: true}"));
    assertThat(things.updateOne(eq("_id", "x"), set("a", 2)).getUpsertedId()).isNull();
  }

  @Test
  void a_replacement_keeps_only_the_id() {
    insert(doc("{_id: 1, a: 1, b: 2}"));

    things.replaceOne(eq("_id", 1), doc("{c: 3}"));
    things.replaceOne(eq("_id", 2), doc("{d: 4}"), new ReplaceOptions().upsert(true));

    assertThat(things.find().sort(doc("{_id: 1}")))
        .containsExactly(doc("{_id: 1, c: 3}"), doc("{_id: 2, d: 4}"));
  }

  @Test
  void a_replacement_moves_the_entries_of_indexes_and_counts_only_if_it_changes_something() {
    things.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, name: 'Hoa', n: 1}"), doc("{_id: 2, name: 'Nam'}"));

    assertThat(things.replaceOne(eq("_id", 1), doc("{name: 'Hoa', n: 1}")).getModifiedCount())
        .isZero();
    assertThat(
            things.replaceOne(and(eq("_id", 1), eq("n", 1)), doc("{name: 'Hà'}")).getMatchedCount())
        .isEqualTo(1);
    assertThat(
            things.replaceOne(and(eq("_id", 1), eq("n", 1)), doc("{name: 'Lò'}")).getMatchedCount())
        .isZero();

    assertThat(ids("{name: 'Hà'}")).containsExactly(1);
    assertThat(ids("{name: {$in: ['Hoa', 'Lò']}}")).isEmpty();
    assertThat(refusalOfReplacing1By("{name: 'Nam'}")).isEqualTo(11000);
    assertThat(refusalOfReplacing1By("{_id: 3, name: 'Lò'}")).isEqualTo(66);
    assertThat(ids("{name: 'Hà'}")).containsExactly(1);
  }

  private int refusalOfReplacing1By(String document) {
    return catchThrowableOfType(
            MongoWriteException.class, () -> things.replaceOne(eq("_id", 1), doc(document)))
        .getError()
        .getCode();
  }

  @Test
  void arrays_are_pushed_to_and_pulled_from_and_the_index_follows() {
    things.createIndex(Indexes.ascending("tags"));
    insert(doc("{_id: 1, tags: ['a']}"));

    things.updateOne(eq("_id", 1), push("tags", "b"));
    assertThat(ids("{tags: 'b'}")).containsExactly(1);
    things.updateOne(eq("_id", 1), pull("tags", "a"));

    assertThat(ids("{tags: 'a'}")).isEmpty();
    assertThat(ids("{tags: 'b'}")).containsExactly(1);
  }

  @Test
  void array_filters_choose_elements() {
    insert(doc("{_id: 1, visits: [{day: 1, ok: false}, {day: 2, ok: false}]}"));

    things.updateOne(
        eq("_id", 1),
        set("visits.$[v].ok", true),
        new UpdateOptions().arrayFilters(List.of(doc("{'v.day': 2}"))));

    assertThat(things.find().first())
        .isEqualTo(doc("{_id: 1, visits: [{day: 1, ok: false}, {day: 2, ok: true}]}"));
  }

  @Test
  void find_and_update_gives_the_document_before_or_after() {
    insert(doc("{_id: 1, n: 1}"), doc("{_id: 2, n: 5}"));

    Document before =
        things.findOneAndUpdate(
            doc("{}"), inc("n", 1), new FindOneAndUpdateOptions().sort(doc("{n: -1}")));
    Document after =
        things.findOneAndUpdate(
            eq("_id", 3),
            inc("n", 1),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));

    assertThat(before).isEqualTo(doc("{_id: 2, n: 5}"));
    assertThat(after).isEqualTo(doc("{_id: 3, n: 1}"));
    assertThat(things.findOneAndDelete(eq("_id", 2))).isEqualTo(doc("{_id: 2, n: 6}"));
    assertThat(ids("{}", "{_id: 1}")).containsExactly(1, 3);
  }

  @Test
  void delete_one_takes_one_and_delete_many_all_with_their_entries() {
    things.createIndex(Indexes.ascending("a"));
    insert(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"), doc("{_id: 3, a: 1}"), doc("{_id: 4}"));

    assertThat(things.deleteOne(eq("a", 1)).getDeletedCount()).isEqualTo(1);
    assertThat(things.deleteMany(eq("a", 1)).getDeletedCount()).isEqualTo(2);

    assertThat(ids("{a: 1}")).isEmpty();
    assertThat(things.countDocuments()).isEqualTo(1);
    assertThat(things.deleteMany(doc("{}")).getDeletedCount()).isEqualTo(1);
    assertThat(things.estimatedDocumentCount()).isZero();
  }

  @Test
  void an_ordered_bulk_write_stops_where_an_unordered_one_goes_on() {
    insert(doc("{_id: 1}"));
    List<com.mongodb.client.model.WriteModel<Document>> writes =
        List.of(
            new UpdateOneModel<>(eq("_id", 2), set("a", 1), new UpdateOptions().upsert(true)),
            new InsertOneModel<>(doc("{_id: 1}")),
            new UpdateOneModel<>(eq("_id", 3), set("a", 1), new UpdateOptions().upsert(true)),
            new DeleteManyModel<>(eq("_id", 1)));

    MongoBulkWriteException ordered =
        catchThrowableOfType(MongoBulkWriteException.class, () -> things.bulkWrite(writes));
    assertThat(ordered.getWriteErrors()).singleElement().extracting("index").isEqualTo(1);
    assertThat(ids("{}", "{_id: 1}")).containsExactly(1, 2);

    MongoBulkWriteException unordered =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () -> things.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    BulkWriteResult result = unordered.getWriteResult();
    assertThat(result.getUpserts()).singleElement().extracting("index").isEqualTo(2);
    assertThat(result.getDeletedCount()).isEqualTo(1);
    assertThat(ids("{}", "{_id: 1}")).containsExactly(2, 3);
  }

  @Test
  void updates_refused_in_an_ordered_bulk_stop_it_too() {
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, code: 1}"), doc("{_id: 2, code: 2}"), doc("{_id: 3, code: 3}"));

    MongoBulkWriteException refused =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () ->
                things.bulkWrite(
                    List.of(
                        new UpdateOneModel<Document>(eq("_id", 2), set("code", 1)),
                        new UpdateOneModel<Document>(eq("_id", 3), set("code", 9)))));

    assertThat(refused.getWriteErrors()).singleElement().extracting("index").isEqualTo(0);
    assertThat(ids("{code: 3}")).containsExactly(3);
  }

  @Test
  void dropping_a_collection_takes_documents_and_indexes_and_the_name_can_be_used_again() {
    things.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, a: 1}"));

    things.drop();
    assertThat(things.countDocuments()).isZero();
    insert(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}"));
    reopen();

    assertThat(ids("{a: 1}", "{_id: 1}")).containsExactly(1, 2);
    assertThat(database.listCollectionNames()).containsExactly("things");
    database.drop();
    assertThat(client.listDatabaseNames()).doesNotContain("field");
  }

  @Test
  void a_replacement_has_its_fields_in_the_order_in_which_they_were_sent() {
    insert(doc("{_id: 1, a: 1, b: 2, c: 3}"));

    things.replaceOne(doc("{_id: 1}"), doc("{d: 4, c: 3, a: 5}"));
    assertThat(things.find().first().keySet()).containsExactly("_id", "d", "c", "a");

    things.findOneAndReplace(doc("{_id: 1}"), doc("{a: 1, d: 2, _id: 1}"));
    assertThat(things.find().first().keySet()).containsExactly("_id", "a", "d");
  }
}
