package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index may make an answer faster, never another. The same random work with and without. */
class SameAnswersStoreIT extends WithStore {
  private static final List<String> INDEXES =
      List.of(
          "{a: 1}",
          "{a: -1, b: 1}",
          "{b: 1, a: -1, c: 1}",
          "{tags: 1}",
          "{tags: 1, a: 1}",
          "{a: 1, tags: -1}",
          "{'parts.x': 1, 'parts.y': -1}",
          "{'in.x': 1}",
          "{c: -1}");
  private static final List<String> FIELDS = List.of("a", "b", "c", "in.x");

  private Random random = new Random();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void with_and_without_indexes_the_answers_are_the_same(long seed) {
    random = new Random(seed);
    MongoCollection<Document> plain = database.getCollection("plain");
    things.createIndex(doc(pick(INDEXES)));
    List<String> later = new ArrayList<>(INDEXES);
    Collections.shuffle(later, random);
    things.createIndex(
        doc("{b: 1, c: 1}"), new IndexOptions().partialFilterExpression(doc("{b: {$gt: 2}}")));
    things.createIndex(doc("{c: 1, b: 1}"), new IndexOptions().sparse(true));
    for (int step = 0; step < 300; step++) {
      if (step % 60 == 30) {
        things.createIndex(doc(later.get(step / 60)));
      }
      if (step % 150 == 149) {
        reopen();
        plain = database.getCollection("plain");
      }
      change(plain);
      compare(plain);
    }
    assertThat(mongo.statistics().narrowed()).isPositive();
  }

  private void change(MongoCollection<Document> plain) {
    int id = random.nextInt(60);
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        Document document = document(id);
        both(
            plain,
            each ->
                each.replaceOne(
                    new Document("_id", id), document, new ReplaceOptions().upsert(true)));
      }
      case 2 -> {
        Document update = new Document("$set", new Document(pick(FIELDS), value()));
        both(plain, each -> each.updateMany(doc("{_id: {$mod: [7, 3]}}"), update));
      }
      case 3 -> {
        Document update = new Document("$push", new Document("tags", value()));
        both(plain, each -> each.updateOne(new Document("_id", id), update));
      }
      default -> both(plain, each -> each.deleteOne(new Document("_id", id)));
    }
  }

  private void both(MongoCollection<Document> plain, Consumer<MongoCollection<Document>> work) {
    boolean refused = false;
    try {
      work.accept(things);
    } catch (MongoWriteException e) {
      // Two arrays in one index: the collection without it would take the document.
      assertThat(e.getError().getMessage()).containsAnyOf("parallel", "array");
      refused = true;
    }
    if (!refused) {
      try {
        work.accept(plain);
      } catch (MongoWriteException e) {
        throw new AssertionError("refused only without indexes", e);
      }
    } else {
      plain.drop();
      things.find().forEach(plain::insertOne);
    }
  }

  private void compare(MongoCollection<Document> plain) {
    Document filter = filter();
    Document sort = random.nextBoolean() ? new Document() : sort();
    int skip = random.nextInt(4);
    int limit = random.nextInt(10);
    String what = filter.toJson() + " sort " + sort.toJson() + " skip " + skip + " limit " + limit;

    assertThat(found(things, filter, new Document("_id", 1), 0, 0))
        .as(what)
        .isEqualTo(found(plain, filter, new Document("_id", 1), 0, 0));
    if (!sort.isEmpty()) {
      sort.put("_id", 1); // so that there is one right order only
      assertThat(found(things, filter, sort, skip, limit))
          .as(what)
          .isEqualTo(found(plain, filter, sort, skip, limit));
    }
  }

  private static List<Document> found(
      MongoCollection<Document> collection, Document filter, Document sort, int skip, int limit) {
    return collection.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
  }

  private Document document(int id) {
    Document document = new Document("_id", id);
    for (String field : List.of("a", "b", "c")) {
      if (random.nextInt(5) > 0) {
        document.append(field, value());
      }
    }
    if (random.nextBoolean()) {
      document.append(
          "tags", IntStream.range(0, random.nextInt(4)).mapToObj(i -> value()).toList());
    }
    if (random.nextBoolean()) {
      document.append(
          "parts",
          IntStream.range(0, random.nextInt(3))
              .mapToObj(i -> new Document("x", value()).append("y", value()))
              .toList());
    }
    if (random.nextInt(3) == 0) {
      document.append("in", new Document("x", value()));
    }
    return document;
  }

  private Document filter() {
    Document filter = new Document();
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(7)) {
        case 0, 1 -> filter.append(pick(FIELDS), condition());
        case 2 -> filter.append("tags", condition());
        case 3 -> filter.append("tags", new Document("$elemMatch", range()));
        case 4 ->
            filter.append(
                "parts",
                new Document("$elemMatch", new Document("x", value()).append("y", condition())));
        case 5 -> filter.append("parts.x", condition());
        default ->
            filter.append(
                "$or",
                List.of(new Document(pick(FIELDS), condition()), new Document("_id", condition())));
      }
    }
    return filter;
  }

  private Object condition() {
    return switch (random.nextInt(6)) {
      case 0 -> new Document("$in", List.of(value(), value(), value()));
      case 1 -> new Document("$gte", value());
      case 2 -> range();
      case 3 -> new Document("$ne", value());
      default -> value();
    };
  }

  private Document range() {
    return new Document(random.nextBoolean() ? "$gt" : "$gte", random.nextInt(4))
        .append(random.nextBoolean() ? "$lt" : "$lte", 2 + random.nextInt(4));
  }

  private Document sort() {
    // At most one array: two cannot be sorted by, in MongoDB neither.
    List<String> first = List.of("a", "b", "c", "in.x", "tags", "parts.x");
    Document sort = new Document(pick(first), random.nextBoolean() ? 1 : -1);
    if (random.nextBoolean()) {
      sort.append(pick(FIELDS), random.nextBoolean() ? 1 : -1);
    }
    return sort;
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(4) + 0.5;
      case 1 -> "t" + random.nextInt(4);
      case 2 -> (long) random.nextInt(6);
      default -> random.nextInt(6);
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
