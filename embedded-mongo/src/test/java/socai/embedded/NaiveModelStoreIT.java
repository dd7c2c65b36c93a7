package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random work on the store and on a model that shares no code with it, with restarts in between.
 * More of it: {@code -Dsocai.seeds=500}; a certain one again: {@code -Dsocai.seed=7}.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS) // as long as one wishes
class NaiveModelStoreIT extends WithStore {
  private static final int STEPS = 250;
  private static final int DUPLICATE_KEY = 11000;
  private static final List<String> INDEXES =
      List.of(
          "{a: 1}",
          "{a: -1, b: 1}",
          "{b: 1, a: -1, n: 1}",
          "{tags: 1}",
          "{tags: -1, a: 1}",
          "{'parts.x': 1, 'parts.y': -1}",
          "{'in.x': 1}",
          "{n: -1}");

  private final NaiveCollection model = new NaiveCollection();
  private RandomWork random = new RandomWork(0);

  static LongStream seeds() {
    return Long.getLong("socai.seed") != null
        ? LongStream.of(Long.getLong("socai.seed"))
        : LongStream.rangeClosed(1, Integer.getInteger("socai.seeds", 8));
  }

  @ParameterizedTest(name = "-Dsocai.seed={0}")
  @MethodSource("seeds")
  void the_store_answers_as_the_model_does(long seed) {
    random = new RandomWork(seed);
    int step = 0;
    try {
      for (; step < STEPS; step++) {
        change();
        if (step % 25 == 0) {
          changeIndexes();
        }
        if (step % 60 == 59) {
          reopen();
        }
        compareAnAnswer();
      }
      reopen();
      assertThat(all()).isEqualTo(model.all());
      assertThat(mongo.check().first()).isEmpty();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "-Dsocai.seed=" + seed + ", step " + step + ": " + e.getMessage(), e);
    }
  }

  private List<Document> all() {
    return things.find().sort(doc("{_id: 1}")).into(new ArrayList<>());
  }

  private void changeIndexes() {
    Document index = doc(random.pick(INDEXES));
    if (random.oneIn(4)) {
      things.dropIndexes();
      model.dropUnique();
      index = doc("{code: 1}");
    }
    things.createIndex(index);
    if (random.oneIn(2)) {
      makeUnique();
    }
  }

  private void makeUnique() {
    boolean there =
        things.listIndexes().into(new ArrayList<>()).stream()
            .anyMatch(index -> index.get("key").equals(doc("{code: 1}")));
    if (there) {
      things.dropIndex(doc("{code: 1}"));
    }
    boolean made = true;
    try {
      things.createIndex(doc("{code: 1}"), new IndexOptions().unique(true).sparse(true));
    } catch (MongoServerException e) {
      assertThat(e.getCode()).isEqualTo(DUPLICATE_KEY);
      made = false;
    }
    assertThat(made).as("unique index").isEqualTo(model.makeUnique());
  }

  private void change() {
    switch (random.below(8)) {
      case 0, 1 -> insertOne();
      case 2 -> insertSeveral();
      case 3 -> replaceOrInsert();
      case 4 -> updateOne();
      case 5 -> updateMany();
      case 6 -> findAndUpdate();
      default -> delete();
    }
    assertThat(all()).isEqualTo(model.all());
  }

  private void insertOne() {
    Document document = random.document();
    assertThat(accepted(() -> things.insertOne(NaiveCollection.copy(document))))
        .isEqualTo(model.insert(document));
  }

  private void insertSeveral() {
    List<Document> documents = IntStream.range(0, 5).mapToObj(i -> random.document()).toList();
    boolean ordered = random.oneIn(2);
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i < documents.size() && !(ordered && !refused.isEmpty()); i++) {
      if (!model.insert(documents.get(i))) {
        refused.add(i);
      }
    }
    List<Integer> told = new ArrayList<>();
    try {
      things.insertMany(
          documents.stream().map(NaiveCollection::copy).toList(),
          new InsertManyOptions().ordered(ordered));
    } catch (MongoBulkWriteException e) {
      e.getWriteErrors().forEach(error -> told.add(error.getIndex()));
    }
    assertThat(told).isEqualTo(refused);
  }

  private void replaceOrInsert() {
    Document document = random.document();
    Document byId = new Document("_id", document.get("_id"));
    assertThat(
            accepted(
                () ->
                    things.replaceOne(
                        byId, NaiveCollection.copy(document), new ReplaceOptions().upsert(true))))
        .isEqualTo(model.replace(document.get("_id"), document));
  }

  private void updateOne() {
    Object id = random.id();
    RandomWork.Update update = random.update(true);
    Document before = model.get(id);
    boolean allowed = before == null || model.replace(id, update.on(NaiveCollection.copy(before)));
    assertThat(accepted(() -> things.updateOne(new Document("_id", id), update.command())))
        .as(update.command().toJson())
        .isEqualTo(allowed);
  }

  private void updateMany() {
    Document filter = random.filter();
    RandomWork.Update update = random.update(false);
    List<Document> matched = model.find(filter);
    matched.forEach(each -> model.replace(each.get("_id"), update.on(NaiveCollection.copy(each))));
    assertThat(things.updateMany(filter, update.command()).getMatchedCount())
        .as(filter.toJson())
        .isEqualTo(matched.size());
  }

  private void findAndUpdate() {
    Document filter = random.filter();
    Document sort = random.sort();
    RandomWork.Update update = random.update(false);
    Document expected = null;
    List<Document> first = model.find(filter, sort, 0, 1);
    if (!first.isEmpty()) {
      expected = update.on(NaiveCollection.copy(first.get(0)));
      model.replace(expected.get("_id"), expected);
    }
    assertThat(
            things.findOneAndUpdate(
                filter,
                update.command(),
                new FindOneAndUpdateOptions().sort(sort).returnDocument(ReturnDocument.AFTER)))
        .as("%s sort %s %s", filter.toJson(), sort.toJson(), update.command().toJson())
        .isEqualTo(expected);
  }

  private void delete() {
    if (random.oneIn(3)) {
      Document filter = random.filter();
      List<Document> matched = model.find(filter);
      matched.forEach(each -> model.remove(each.get("_id")));
      assertThat(things.deleteMany(filter).getDeletedCount()).isEqualTo(matched.size());
    } else {
      Object id = random.id();
      things.deleteOne(new Document("_id", id));
      model.remove(id);
    }
  }

  private static boolean accepted(Runnable write) {
    try {
      write.run();
      return true;
    } catch (MongoWriteException e) {
      assertThat(e.getError().getCode()).isEqualTo(DUPLICATE_KEY);
      return false;
    }
  }

  private void compareAnAnswer() {
    Document filter = random.filter();
    Document sort = random.sort();
    int skip = random.below(4);
    int limit = random.below(8);
    assertThat(things.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>()))
        .as("%s sort %s skip %d limit %d", filter.toJson(), sort.toJson(), skip, limit)
        .isEqualTo(model.find(filter, sort, skip, limit));
    assertThat(things.countDocuments(filter))
        .as(filter.toJson())
        .isEqualTo(model.find(filter).size());
  }
}
