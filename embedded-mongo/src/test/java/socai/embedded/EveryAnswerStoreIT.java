package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.embedded.model.Matching;
import socai.embedded.model.RandomQuestions;
import socai.embedded.model.Refusal;
import socai.embedded.model.Shaping;
import socai.embedded.model.Sorting;
import socai.embedded.model.Updating;
import socai.embedded.model.Values;

/**
 * Random documents and questions: the answer is the model's, whatever index there is. A failure
 * tells the smallest question found that is still answered wrongly. More of it: {@code
 * -Dsocai.seeds=500}, or {@code -Dsocai.minutes=20} from {@code -Dsocai.first-seed=1000} on; one
 * again: {@code -Dsocai.seed=7}.
 */
class EveryAnswerStoreIT extends WithStore {
  private static final int DOCUMENTS = 25;
  private static final int QUESTIONS = 60;
  private static final Map<String, IndexOptions> INDEXES = indexes();

  private final Map<String, MongoCollection<Document>> collections = new LinkedHashMap<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<Document> different = new ArrayList<>();
  private RandomQuestions random = new RandomQuestions(0);

  private static Map<String, IndexOptions> indexes() {
    Map<String, IndexOptions> indexes = new LinkedHashMap<>();
    for (String keys :
        List.of(
            "{v: 1}",
            "{v: -1, w: 1}",
            "{w: -1, v: 1}",
            "{'a.x': 1, 'a.y': -1}",
            "{'n.x': 1, k: -1}",
            "{'v.x': 1}",
            "{'v.0': 1}",
            "{k: -1}")) {
      indexes.put(keys, new IndexOptions());
    }
    indexes.put("{v: 1, k: 1}", new IndexOptions().sparse(true));
    indexes.put("{'a.x': -1}", new IndexOptions().sparse(true));
    indexes.put("{k: 1, _id: 1}", new IndexOptions().unique(true));
    indexes.put("{w: 1}", partial("{w: {$exists: true}}"));
    indexes.put("{v: 1, _id: -1}", partial("{v: {$gt: 1}}"));
    indexes.put("{w: 1, k: 1}", partial("{k: {$lte: 2}}"));
    indexes.put("{k: 1, w: -1}", partial("{k: {$gte: 1}}"));
    indexes.put("{k: -1, v: 1}", partial("{k: {$lt: 3}}"));
    indexes.put("{w: -1}", partial("{w: {$lte: 'a'}}"));
    indexes.put("{'n.x': -1}", partial("{'n.x': {$type: 'number'}}"));
    return indexes;
  }

  private static IndexOptions partial(String filter) {
    return new IndexOptions().partialFilterExpression(doc(filter));
  }

  static LongStream seeds() {
    if (Long.getLong("socai.seed") != null) {
      return LongStream.of(Long.getLong("socai.seed"));
    }
    long first = Long.getLong("socai.first-seed", 1);
    Integer minutes = Integer.getInteger("socai.minutes");
    if (minutes == null) {
      return LongStream.range(first, first + Integer.getInteger("socai.seeds", 5));
    }
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    return LongStream.iterate(first, seed -> seed + 1).takeWhile(seed -> System.nanoTime() < end);
  }

  @ParameterizedTest(name = "-Dsocai.seed={0}")
  @MethodSource("seeds")
  void every_answer_is_the_models(long seed) {
    random = new RandomQuestions(seed);
    collections.clear();
    documents.clear();
    different.clear();
    try {
      begin();
      for (int i = 0; i < QUESTIONS; i++) {
        find();
        project();
        pipe();
        distinct();
        update();
        updateSeveral();
        upsert();
        insertIntoUnique();
      }
      assertThat(mongo.check().first()).isEmpty();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("-Dsocai.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private void begin() {
    database.drop();
    IntStream.range(0, DOCUMENTS).forEach(id -> documents.add(random.document(id)));
    collections.put("no index", database.getCollection("plain"));
    INDEXES.forEach(
        (keys, options) -> {
          MongoCollection<Document> indexed =
              database.getCollection("indexed" + collections.size());
          indexed.createIndex(doc(keys), options);
          collections.put("the index " + keys + " " + options, indexed);
        });
    collections.values().forEach(each -> each.insertMany(Values.copy(documents)));
    database
        .getCollection("unique")
        .createIndex(doc("{'v.x': 1}"), new IndexOptions().unique(true));
  }

  private void find() {
    Document filter = random.filter();
    Document sort = random.sort();
    int skip = random.below(4);
    int limit = random.below(8);
    List<Document> matching =
        documents.stream().filter(each -> Matching.matches(each, filter)).toList();
    List<Document> expected =
        matching.stream()
            .sorted(Sorting.by(sort))
            .skip(skip)
            .limit(limit == 0 ? Long.MAX_VALUE : limit)
            .toList();
    collections.forEach(
        (name, each) -> {
          List<Document> all = each.find(filter).sort(doc("{_id: 1}")).into(new ArrayList<>());
          if (!Values.exactly(all).equals(Values.exactly(matching))) {
            throw new AssertionError(smallest(name, each, filter));
          }
          List<Document> found =
              each.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
          assertThat(Values.exactly(found))
              .as("%s sort %s skip %d limit %d with %s", filter, sort, skip, limit, name)
              .isEqualTo(Values.exactly(expected));
        });
  }

  /** The first document that is wrongly found or not, and as little of the filter as that takes. */
  private String smallest(String name, MongoCollection<Document> collection, Document filter) {
    Document smallest = filter;
    for (String part : filter.keySet()) {
      Document less = new Document(smallest);
      less.remove(part);
      if (!less.isEmpty() && wrong(collection, less) != null) {
        smallest = less;
      }
    }
    Document wrong = wrong(collection, smallest);
    return "%s is %s by %s with %s"
        .formatted(
            wrong == null ? "a document" : Values.exactly(wrong),
            wrong != null && Matching.matches(wrong, smallest) ? "not found" : "found",
            Values.exactly(smallest),
            name);
  }

  private Document wrong(MongoCollection<Document> collection, Document filter) {
    List<Object> ids = collection.find(filter).map(each -> each.get("_id")).into(new ArrayList<>());
    return documents.stream()
        .filter(each -> Matching.matches(each, filter) != ids.contains(each.get("_id")))
        .findFirst()
        .orElse(null);
  }

  private void project() {
    boolean isPositional = random.below(4) == 0;
    Document filter = isPositional ? random.positional().get(0) : new Document();
    Document fields = isPositional ? new Document("a.$", 1) : random.projection();
    MongoCollection<Document> plain = collections.values().iterator().next();
    for (Document document : documents) {
      if (Matching.matches(document, filter)) {
        Document one = new Document(filter).append("_id", document.get("_id"));
        assertThat(answer(() -> Values.exactly(plain.find(one).projection(fields).first())))
            .as("%s of %s by %s", fields, Values.exactly(document), filter)
            .isEqualTo(answer(() -> Values.exactly(Shaping.projected(document, fields, filter))));
      }
    }
  }

  private void pipe() {
    List<Document> pipeline = random.pipeline();
    List<Document> expected = Shaping.piped(documents, pipeline);
    collections.forEach(
        (name, each) ->
            assertThat(Values.exactly(each.aggregate(pipeline).into(new ArrayList<>())))
                .as("%s with %s", Values.exactly(pipeline), name)
                .isEqualTo(Values.exactly(expected)));
  }

  private void distinct() {
    String path = random.pick(List.of("v", "w", "a", "a.x", "n.x", "v.x"));
    List<Object> expected = Shaping.distinct(documents, path);
    Document command = new Document("distinct", "plain").append("key", path);
    assertThat(Values.exactly(database.runCommand(command).get("values")))
        .as("distinct %s", path)
        .isEqualTo(Values.exactly(expected));
  }

  private void update() {
    boolean isPositional = random.below(5) == 0;
    List<Document> positional = random.positional();
    int id = random.below(DOCUMENTS);
    Document filter = isPositional ? positional.get(0).append("_id", id) : new Document("_id", id);
    Document update = isPositional ? positional.get(1) : random.update();
    Document before = documents.get(id);
    if (!Matching.matches(before, filter)) {
      return;
    }
    Document[] after = {before};
    String expected =
        answer(
            () -> {
              after[0] = Updating.updated(before, update, filter);
              boolean isSame = Values.exactly(after[0]).equals(Values.exactly(before));
              return isSame ? "matched" : "modified";
            });
    // What an index does not take in is refused there, and would make the collections differ.
    if (!fits(after[0])) {
      return;
    }
    collections.forEach(
        (name, each) -> {
          String told =
              answer(
                  () ->
                      each.updateOne(filter, update).getModifiedCount() == 1
                          ? "modified"
                          : "matched");
          assertThat(told)
              .as("%s on %s with %s", Values.exactly(update), Values.exactly(before), name)
              .isEqualTo(expected);
          assertThat(Values.exactly(each.find(new Document("_id", id)).first()))
              .as("%s on %s with %s", Values.exactly(update), Values.exactly(before), name)
              .isEqualTo(Values.exactly(after[0]));
        });
    documents.set(id, after[0]);
  }

  private void updateSeveral() {
    Document filter = random.filter();
    Document update = new Document("$set", new Document("s", random.document(0).get("v")));
    List<Document> before = Values.copy(documents);
    int modified = 0;
    for (int i = 0; i < documents.size(); i++) {
      if (Matching.matches(documents.get(i), filter)) {
        documents.set(i, Updating.updated(documents.get(i), update, filter));
        modified += Values.exactly(before.get(i)).equals(Values.exactly(documents.get(i))) ? 0 : 1;
      }
    }
    int expected = modified;
    collections.forEach(
        (name, each) ->
            assertThat(each.updateMany(filter, update).getModifiedCount())
                .as("%s where %s with %s", Values.exactly(update), Values.exactly(filter), name)
                .isEqualTo(expected));
  }

  /** A document that is not there, by what is asked of it; and away with it again. */
  private void upsert() {
    Document given = random.document(DOCUMENTS);
    Document filter = new Document("_id", given.get("_id"));
    boolean isWhole = random.below(2) == 0;
    if (!isWhole) {
      filter.append("w", new Document("$eq", given.remove("w")));
      filter.append("n.x", 5).append("a", new Document("$exists", false));
      given.remove("n");
    }
    Document fields = new Document(given);
    fields.remove("_id");
    Document expected =
        isWhole
            ? given
            : Updating.updated(
                new Document("_id", given.get("_id"))
                    .append("n", new Document("x", 5))
                    .append("w", ((Document) filter.get("w")).get("$eq")),
                new Document("$set", fields),
                filter);
    collections.forEach(
        (name, each) -> {
          if (isWhole) {
            each.replaceOne(filter, Values.copy(given), new ReplaceOptions().upsert(true));
          } else {
            each.updateOne(filter, new Document("$set", fields), new UpdateOptions().upsert(true));
          }
          assertThat(Values.exactly(each.find(doc("{_id: %d}".formatted(DOCUMENTS))).first()))
              .as("an upsert of %s with %s", Values.exactly(fields), name)
              .isEqualTo(Values.exactly(expected));
          assertThat(each.deleteOne(new Document("_id", DOCUMENTS)).getDeletedCount()).isEqualTo(1);
        });
  }

  /** No two documents share a key, be it of an element, a decimal, or of what is missing. */
  private void insertIntoUnique() {
    Document given = random.document(different.size());
    boolean isTaken = different.stream().anyMatch(other -> Sorting.collide(given, other, "v.x"));
    String told =
        answer(
            () -> {
              database.getCollection("unique").insertOne(Values.copy(given));
              return "inserted";
            });
    assertThat(told)
        .as("%s into %s", Values.exactly(given), Values.exactly(different))
        .isEqualTo(isTaken ? "refused with 11000" : "inserted");
    if (!isTaken) {
      different.add(given);
    }
  }

  /** Whether the fields that share an index are not arrays both, and numbers stay numbers. */
  private static boolean fits(Document document) {
    return document.get("k") instanceof Number && !(document.get("w") instanceof List);
  }

  private interface Question {
    String ask();
  }

  private static String answer(Question question) {
    try {
      return question.ask();
    } catch (Refusal refusal) {
      return "refused with " + refusal.code();
    } catch (MongoWriteException refused) {
      return "refused with " + refused.getError().getCode();
    } catch (MongoServerException refused) {
      return "refused with " + refused.getCode();
    }
  }
}
