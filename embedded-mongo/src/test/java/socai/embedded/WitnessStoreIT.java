package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same work here and on another server that speaks MongoDB's protocol, a MongoDB or one that
 * keeps to it: {@code -Dsocai.witness=mongodb://localhost:27017}.
 */
@EnabledIfSystemProperty(named = "socai.witness", matches = "mongodb://.*")
@Timeout(value = 4, unit = TimeUnit.HOURS) // as long as one wishes
class WitnessStoreIT extends WithStore {
  private static final int STEPS = 150;

  /** Answered alike. */
  static final List<String> AGREED = WitnessCommands.AGREED;

  /** Answered differently, each with what MongoDB's manual says. */
  static final List<WitnessCommands.Difference> DIFFERENCES = WitnessCommands.DIFFERENCES;

  private MongoClient witness;
  private MongoDatabase there;
  private MongoCollection<Document> thingsThere;

  @BeforeEach
  void openWitness() {
    witness = clientOf(System.getProperty("socai.witness"));
    there = witness.getDatabase("socai_witness_" + ProcessHandle.current().pid());
    there.drop();
    thingsThere = there.getCollection("things");
  }

  @AfterEach
  void closeWitness() {
    there.drop();
    witness.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void random_work_has_the_same_outcome_on_both(long seed) {
    RandomWork random = new RandomWork(seed);
    for (int step = 0; step < STEPS; step++) {
      Function<MongoCollection<Document>, Object> work = work(random, step);
      String what = "seed " + seed + ", step " + step;
      assertThat(outcome(things, work)).as(what).isEqualTo(outcome(thingsThere, work));
      Document filter = random.filter();
      Document sort = random.sort();
      int skip = random.below(3);
      assertThat(outcome(things, each -> found(each, filter, sort, skip)))
          .as("%s: %s sort %s skip %d", what, filter.toJson(), sort.toJson(), skip)
          .isEqualTo(outcome(thingsThere, each -> found(each, filter, sort, skip)));
    }
    assertThat(found(things, new Document(), doc("{_id: 1}"), 0))
        .isEqualTo(found(thingsThere, new Document(), doc("{_id: 1}"), 0));
  }

  private static Function<MongoCollection<Document>, Object> work(RandomWork random, int step) {
    if (step % 30 == 10) {
      Document index = doc(random.pick(List.of("{a: 1, b: -1}", "{'in.x': 1}", "{n: -1}")));
      return each -> each.createIndex(index);
    }
    if (step == 50) {
      return each ->
          each.createIndex(doc("{code: 1}"), new IndexOptions().unique(true).sparse(true)) != null;
    }
    Object id = random.id();
    Document byId = new Document("_id", id);
    Document document = random.document();
    RandomWork.Update update = random.update(true);
    RandomWork.Update ofMany = random.update(false);
    Document filter = random.filter();
    Document sort = random.sort();
    return switch (random.below(7)) {
      case 0, 1 -> each -> each.insertOne(NaiveCollection.copy(document)).wasAcknowledged();
      case 2 ->
          each ->
              each.replaceOne(
                      new Document("_id", document.get("_id")),
                      NaiveCollection.copy(document),
                      new ReplaceOptions().upsert(true))
                  .getMatchedCount();
      case 3 -> each -> each.updateOne(byId, update.command()).toString();
      case 4 -> each -> each.updateMany(filter, ofMany.command()).toString();
      case 5 ->
          each ->
              each.findOneAndUpdate(
                  filter,
                  ofMany.command(),
                  new FindOneAndUpdateOptions().sort(sort).returnDocument(ReturnDocument.AFTER));
      default -> each -> each.deleteOne(byId).getDeletedCount();
    };
  }

  private static List<Document> found(
      MongoCollection<Document> collection, Document filter, Document sort, int skip) {
    return collection.find(filter).sort(sort).skip(skip).into(new ArrayList<>());
  }

  private static Object outcome(
      MongoCollection<Document> collection, Function<MongoCollection<Document>, Object> work) {
    try {
      return String.valueOf(work.apply(collection));
    } catch (MongoException e) {
      return "refused: " + e.getCode();
    }
  }

  @ParameterizedTest
  @FieldSource("AGREED")
  void a_command_is_answered_alike(String command) {
    assertThat(answer(database, command)).isEqualTo(answer(there, command));
  }

  @ParameterizedTest
  @FieldSource("DIFFERENCES")
  void a_known_difference_is_still_there(WitnessCommands.Difference known) {
    assertThat(answer(database, known.command())).as(known.documented()).contains(known.here());
    assertThat(answer(there, known.command())).as(known.documented()).contains(known.witness());
  }

  private static String answer(MongoDatabase on, String command) {
    on.getCollection("things").drop();
    on.getCollection("things").insertMany(WitnessCommands.documents());
    on.getCollection("things").createIndex(doc("{a: 1}"));
    on.getCollection("things").createIndex(doc("{tags: 1}"));
    try {
      Document reply = on.runCommand(doc(command));
      String rest =
          on.getCollection("things")
              .find()
              .sort(doc("{_id: 1}"))
              .into(new ArrayList<>())
              .toString();
      return essence(reply) + " leaves " + rest;
    } catch (MongoException e) {
      return "refused: " + e.getCode();
    }
  }

  /** What an answer says, without what servers say of themselves. */
  private static String essence(Document reply) {
    StringBuilder text = new StringBuilder();
    if (reply.get("cursor") instanceof Document cursor) {
      text.append(cursor.get("firstBatch"));
    }
    for (String field : List.of("n", "nModified", "value", "values", "upserted")) {
      if (reply.containsKey(field)) {
        text.append(' ').append(field).append('=').append(reply.get(field));
      }
    }
    for (Document error : reply.getList("writeErrors", Document.class, List.of())) {
      text.append(" error ").append(error.get("index")).append(' ').append(error.get("code"));
    }
    return text.toString();
  }
}
