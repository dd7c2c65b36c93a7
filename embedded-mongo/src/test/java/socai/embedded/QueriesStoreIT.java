package socai.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import socai.embedded.query.FoundDocuments;

class QueriesStoreIT extends WithStore {

  @Test
  void a_stream_is_a_range_of_a_unique_index_over_an_array_of_strings() {
    things.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
    insert(
        doc("{_id: 1, streams: ['a/1', 'b/1']}"),
        doc("{_id: 2, streams: ['b/2']}"),
        doc("{_id: 3, streams: ['a/2', 'a/3', 'c/1']}"),
        doc("{_id: 4, streams: ['aa/1']}"));

    long scans =
        scansDuring(
            () -> {
              assertThat(
                      things
                          .find(elemMatch("streams", doc("{$gte: 'a/', $lt: 'a0'}")))
                          .map(found -> found.get("_id")))
                  .containsExactly(1, 3);
              assertThat(ids("{streams: {$elemMatch: {$gte: 'a/', $lt: 'a0'}}}", "{_id: -1}"))
                  .containsExactly(3, 1);
              assertThat(ids("{streams: 'b/2'}")).containsExactly(2);
              assertThat(ids("{streams: {$in: ['b/2', 'c/1', 'a/3']}}", "{_id: 1}"))
                  .containsExactly(2, 3);
              // Without $elemMatch the two bounds may be met by different elements.
              assertThat(ids("{streams: {$gt: 'b/9'}}")).containsExactly(3);
            });

    assertThat(scans).isZero();
  }

  @Test
  void a_stream_position_that_is_taken_is_refused_and_the_index_named() {
    things.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, streams: ['a/1', 'b/1']}"));

    assertThat(catchThrowable(() -> insert(doc("{_id: 2, streams: ['c/1', 'b/1']}"))))
        .hasMessageContaining(
            "E11000 duplicate key error collection: field.things index: streams_1 dup key: { streams: \"b/1\" }");
    assertThat(ids("{streams: 'c/1'}")).isEmpty();
    insert(doc("{_id: 2, streams: ['c/1', 'c/1']}")); // one document may repeat itself
  }

  @Test
  void a_reader_follows_ids_upwards_with_majority_concern() {
    things
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .insertMany(IntStream.rangeClosed(1, 500).mapToObj(i -> new Document("_id", i)).toList());
    List<Object> read = new ArrayList<>();

    long scans =
        scansDuring(
            () ->
                things
                    .withReadConcern(ReadConcern.MAJORITY)
                    .find(gt("_id", 200))
                    .sort(doc("{_id: 1}"))
                    .limit(250)
                    .forEach(found -> read.add(found.get("_id"))));

    assertThat(read).hasSize(250).startsWith(201, 202).endsWith(450);
    assertThat(scans).isZero();
    assertThat(mongo.statistics().sortedInMemory()).isZero();
  }

  @Test
  void ids_of_every_kind_sort_as_MongoDB_sorts_them() {
    List<Object> ascending =
        List.of(
            Double.NEGATIVE_INFINITY,
            Long.MIN_VALUE,
            -1.5,
            -1,
            0,
            0.1,
            1L,
            (1L << 53),
            (1L << 53) + 1,
            (1L << 53) + 2,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE,
            1e300,
            "",
            "\u0000",
            "\u0000a",
            "\u0001",
            "a",
            "a\u0000",
            "a\u0000b",
            "aa",
            "b",
            "đ",
            new Document(),
            new Document("a", 1),
            new Document("a", 2),
            new Document("a", "x"),
            new UUID(1, 2),
            new UUID(2, 1),
            new ObjectId("000000000000000000000001"),
            new ObjectId("000000000000000000000002"),
            false,
            true,
            new Date(-5),
            Date.from(Instant.EPOCH),
            new Date(5));
    List<Document> shuffled = new ArrayList<>();
    ascending.forEach(id -> shuffled.add(new Document("_id", id)));
    java.util.Collections.shuffle(shuffled, new java.util.Random(42));
    things.insertMany(shuffled);

    assertThat(ids("{}", "{_id: 1}")).isEqualTo(ascending);
    assertThat(ids("{_id: {$gte: 1}}")).startsWith(1L).endsWith(1e300);
    assertThat(ids("{_id: {$lt: 'aa', $gt: 'a'}}")).containsExactly("a\u0000", "a\u0000b");
    for (Object id : ascending) {
      assertThat(things.countDocuments(eq("_id", id))).as("%s", id).isEqualTo(1);
    }
  }

  @Test
  void an_equality_and_a_range_share_a_compound_index_and_the_order_comes_from_it() {
    things.createIndex(Indexes.compoundIndex(Indexes.ascending("team"), Indexes.descending("at")));
    for (int i = 0; i < 100; i++) {
      insert(new Document("_id", i).append("team", i % 2 == 0 ? "a" : "b").append("at", i));
    }

    long scans =
        scansDuring(
            () -> {
              assertThat(ids("{team: 'a', at: {$gte: 90}}", "{at: -1}"))
                  .containsExactly(98, 96, 94, 92, 90);
              assertThat(ids("{team: 'a', at: {$gt: 90, $lte: 96}}", "{at: 1}"))
                  .containsExactly(92, 94, 96);
              assertThat(ids("{team: 'b', at: {$lt: 5}}")).containsExactly(3, 1);
            });

    assertThat(scans).isZero();
    assertThat(mongo.statistics().sortedInMemory()).isZero();
  }

  @Test
  void equal_keys_come_in_the_order_of_ids_so_a_page_can_be_continued() {
    things.createIndex(Indexes.ascending("team"));
    for (int i = 0; i < 30; i++) {
      insert(new Document("_id", 29 - i).append("team", "t" + i % 3));
    }

    assertThat(ids("{team: 't0', _id: {$gt: 20}}", "{_id: 1}")).containsExactly(23, 26, 29);
    assertThat(ids("{team: 't0', _id: {$lt: 9}}", "{_id: -1}")).containsExactly(8, 5, 2);
    assertThat(mongo.statistics().sortedInMemory()).isZero();
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void in_and_or_use_indexes_too() {
    things.createIndex(Indexes.ascending("a"));
    things.createIndex(Indexes.ascending("b"));
    for (int i = 0; i < 20; i++) {
      insert(new Document("_id", i).append("a", i).append("b", 100 - i));
    }

    assertThat(ids("{a: {$in: [3, 17, 3.0, 99]}}", "{a: -1}")).containsExactly(17, 3);
    assertThat(ids("{$or: [{a: 3}, {b: {$gte: 98}}]}", "{_id: 1}")).containsExactly(0, 1, 2, 3);
    assertThat(ids("{_id: {$in: [5, 1, 7]}}")).containsExactly(1, 5, 7);
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void a_list_of_ids_finds_those_and_no_other_however_alike() {
    for (String id : List.of("a", "a\u0000", "a\u0000b", "ab", "b", "", "7")) {
      insert(new Document("_id", id));
    }
    insert(new Document("_id", 7));

    assertThat(ids("{_id: {$in: ['a', 'a', 'none', '7', '']}}")).containsExactly("", "7", "a");
    assertThat(ids("{_id: {$in: []}}")).isEmpty();
    assertThat(ids("{_id: {$in: ['a', 'b'], $gt: 'a'}}")).containsExactly("b");
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void a_list_of_texts_finds_what_an_index_has_of_them_once_and_nothing_else() {
    for (String document :
        List.of(
            "{_id: 1, a: 'x'}",
            "{_id: 2, a: ['x', 'y', 'x']}",
            "{_id: 4, a: [{b: 'x'}, {b: ['y', 'z']}]}",
            "{_id: 5, a: {b: 'z'}}",
            "{_id: 6, a: 'x\\u0000'}",
            "{_id: 7, a: null}",
            "{_id: 8}")) {
      insert(Document.parse(document));
    }
    List<String> questions =
        List.of(
            "{a: {$in: ['x']}}",
            "{a: {$in: ['x', 'y', 'x', '']}}",
            "{'a.b': {$in: ['x', 'z']}}",
            "{'a.b': {$in: ['y']}, _id: {$gt: 4}}",
            "{a: {$in: ['x', null]}}",
            "{a: {$in: ['x'], $ne: 'y'}}");
    List<List<Object>> without = questions.stream().map(q -> ids(q, "{_id: 1}")).toList();
    assertThat(without.get(0)).containsExactly(1, 2);
    assertThat(without.get(2)).containsExactly(4, 5);
    long scanned = mongo.statistics().scanned();
    things.createIndex(Indexes.ascending("a"));
    things.createIndex(Indexes.descending("a.b", "_id"));

    List<List<Object>> with = questions.stream().map(q -> ids(q, "{_id: 1}")).toList();

    assertThat(with).isEqualTo(without);
    assertThat(mongo.statistics().scanned()).isEqualTo(scanned);
  }

  @Test
  void fields_of_array_elements_are_never_crossed() {
    things.createIndex(Indexes.ascending("visits.by", "visits.day"));
    insert(
        doc("{_id: 1, visits: [{by: 'Hoa', day: 1}, {by: 'Nam', day: 2}]}"),
        doc("{_id: 2, visits: [{by: 'Hoa', day: 2}]}"));

    assertThat(ids("{visits: {$elemMatch: {by: 'Hoa', day: 2}}}")).containsExactly(2);
    assertThat(ids("{'visits.by': 'Hoa', 'visits.day': 2}", "{_id: 1}")).containsExactly(1, 2);
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void a_query_without_an_index_is_answered_and_counted_as_a_scan_without_its_values() {
    insert(doc("{_id: 1, name: 'Hoa', age: 3}"), doc("{_id: 2, name: 'Nam', age: 2}"));

    assertThat(ids("{name: 'Hoa'}")).containsExactly(1);
    assertThat(ids("{}", "{age: 1}")).containsExactly(2, 1);

    assertThat(mongo.statistics().scanned()).isEqualTo(1);
    assertThat(mongo.statistics().sortedInMemory()).isEqualTo(1);
    assertThat(mongo.statistics().latestScans()).containsExactly("field.things {name: ?} sort {}");
  }

  @Test
  void what_is_too_much_to_sort_in_memory_is_refused_and_less_of_it_is_not() {
    int large = 10 << 20;
    int count = (int) (FoundDocuments.MOST_SORTED_BYTES / large) + 1;
    for (int i = 0; i < count; i++) {
      insert(new Document("_id", i).append("a", -i).append("b", new byte[large]));
    }

    assertThatExceptionOfType(MongoCommandException.class)
        .isThrownBy(() -> things.find().sort(doc("{a: 1}")).into(new ArrayList<>()))
        .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(292))
        .withMessageContaining("[a]");
    assertThat(things.find().sort(doc("{a: 1}")).limit(1).projection(Projections.include("a")))
        .containsExactly(new Document("_id", count - 1).append("a", 1 - count));
    assertThat(things.find().sort(doc("{_id: 1}")).projection(Projections.include("_id")))
        .hasSize(count);
  }

  @Test
  void skip_limit_and_projection_apply_in_this_order() {
    for (int i = 0; i < 10; i++) {
      insert(new Document("_id", i).append("a", -i).append("b", i));
    }

    assertThat(
            things
                .find()
                .sort(doc("{a: 1}"))
                .skip(2)
                .limit(3)
                .projection(Projections.fields(Projections.include("b"), Projections.excludeId())))
        .containsExactly(doc("{b: 7}"), doc("{b: 6}"), doc("{b: 5}"));
    assertThat(things.find().sort(doc("{_id: -1}")).skip(8)).hasSize(2);
    assertThat(things.find().skip(20)).isEmpty();
  }

  @Test
  void a_cursor_shows_the_collection_as_it_was_when_it_began() {
    things.insertMany(IntStream.range(0, 300).mapToObj(i -> new Document("_id", i)).toList());
    List<Object> read = new ArrayList<>();

    try (MongoCursor<Document> cursor = things.find().batchSize(10).cursor()) {
      read.add(cursor.next().get("_id"));
      things.deleteMany(gt("_id", 100));
      insert(doc("{_id: 1000}"));
      cursor.forEachRemaining(found -> read.add(found.get("_id")));
    }

    assertThat(read).hasSize(300).doesNotContain(1000);
    assertThat(things.countDocuments()).isEqualTo(102);
  }

  @Test
  void a_cursor_left_open_does_not_keep_the_store_from_closing() {
    things.insertMany(IntStream.range(0, 300).mapToObj(i -> new Document("_id", i)).toList());
    MongoCursor<Document> left = things.find().batchSize(10).cursor();
    left.next();

    mongo.close();

    mongo = openStore();
    assertThat(mongo.uri()).startsWith("mongodb://");
  }

  @Test
  void count_and_distinct_answer_from_filters() {
    things.createIndex(Indexes.ascending("team"));
    insert(
        doc("{_id: 1, team: 'a', tags: ['x', 'y']}"),
        doc("{_id: 2, team: 'b', tags: ['y']}"),
        doc("{_id: 3, team: 'a'}"));

    assertThat(things.countDocuments(eq("team", "a"))).isEqualTo(2);
    assertThat(things.countDocuments()).isEqualTo(3);
    assertThat(things.distinct("tags", String.class)).containsExactly("x", "y");
    assertThat(things.distinct("team", eq("_id", 2), String.class)).containsExactly("b");
    assertThat(mongo.statistics().scanned()).isZero();
  }

  @Test
  void a_leading_match_of_a_pipeline_is_answered_by_an_index() {
    things.createIndex(Indexes.ascending("team", "n"));
    for (int i = 0; i < 200; i++) {
      insert(new Document("_id", i).append("team", i % 4).append("n", i));
    }

    List<Document> sums =
        things
            .aggregate(
                List.of(
                    Aggregates.match(and(eq("team", 1), gt("n", 100))),
                    Aggregates.group("$team", Accumulators.sum("sum", "$n"))))
            .into(new ArrayList<>());
    List<Document> latest =
        things
            .aggregate(
                List.of(
                    Aggregates.match(eq("team", 2)),
                    Aggregates.sort(doc("{n: -1}")),
                    Aggregates.limit(2),
                    Aggregates.project(doc("{n: 1, _id: 0}"))))
            .into(new ArrayList<>());

    assertThat(sums).hasSize(1);
    assertThat(((Number) sums.get(0).get("sum")).intValue())
        .isEqualTo(IntStream.range(101, 200).filter(i -> i % 4 == 1).sum());
    assertThat(latest).containsExactly(doc("{n: 198}"), doc("{n: 194}"));
    assertThat(mongo.statistics().scanned()).isZero();
    assertThat(mongo.statistics().sortedInMemory()).isZero();
  }

  @Test
  void a_pipeline_with_many_results_comes_in_batches() {
    things.insertMany(IntStream.range(0, 1000).mapToObj(i -> new Document("_id", i)).toList());

    assertThat(things.aggregate(List.of(Aggregates.project(doc("{_id: 1}")))).batchSize(50))
        .hasSize(1000);
  }

  @Test
  void joins_and_output_stages_work() {
    insert(doc("{_id: 1, team: 'a'}"), doc("{_id: 2, team: 'b'}"));
    database.getCollection("teams").insertOne(doc("{_id: 'a', name: 'Tổ A'}"));

    assertThat(
            things.aggregate(
                List.of(
                    Aggregates.match(eq("_id", 1)),
                    Aggregates.lookup("teams", "team", "_id", "of"))))
        .singleElement()
        .extracting(found -> found.getList("of", Document.class).get(0).get("name"))
        .isEqualTo("Tổ A");
    things.aggregate(List.of(Aggregates.out("copy"))).toCollection();
    assertThat(database.getCollection("copy").countDocuments()).isEqualTo(2);
  }

  @Test
  void a_renamed_collection_keeps_documents_and_indexes() {
    things.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
    insert(doc("{_id: 1, a: 1}"));

    things.renameCollection(new MongoNamespace("field", "others"));
    reopen();

    things = database.getCollection("others");
    assertThat(ids("{a: 1}")).containsExactly(1);
    assertThat(mongo.statistics().scanned()).isZero();
    assertThat(catchThrowable(() -> insert(doc("{_id: 2, a: 1}"))))
        .hasMessageContaining("field.others index: a_1 dup key");
    assertThat(database.listCollectionNames()).containsExactly("others");
  }

  @Test
  void an_array_sorts_by_its_lowest_element_upwards_and_by_its_highest_downwards() {
    insert(
        doc("{_id: 1, a: [5, 9]}"),
        doc("{_id: 2, a: 7}"),
        doc("{_id: 3, a: []}"),
        doc("{_id: 4}"),
        doc("{_id: 5, a: [1, 8]}"));

    assertThat(ids("{}", "{a: 1}")).containsExactly(3, 4, 5, 1, 2);
    assertThat(ids("{}", "{a: -1}")).containsExactly(1, 5, 2, 4, 3);
    things.createIndex(Indexes.ascending("a"));
    assertThat(ids("{}", "{a: 1}")).containsExactly(3, 4, 5, 1, 2);
  }

  @Test
  void a_missing_collection_is_empty() {
    assertThat(things.find()).isEmpty();
    assertThat(things.countDocuments()).isZero();
    assertThat(things.aggregate(List.of(Aggregates.match(doc("{}"))))).isEmpty();
    assertThat(things.deleteMany(doc("{}")).getDeletedCount()).isZero();
    assertThat(database.listCollectionNames()).isEmpty();
  }
}
