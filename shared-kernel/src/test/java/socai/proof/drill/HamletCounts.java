package socai.proof.drill;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import socai.household.HouseholdRegistered;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.schema.Json;

/** The drill's own views: how many people live in the households of each hamlet. */
final class HamletCounts implements DrilledReadModels {
  private static final String COLLECTION = "drill_people";
  private static final String PEOPLE = "people";

  @Override
  public void project(MongoDatabase database) {
    Iterable<Entry> entries = () -> new MongoLedger(database).follow(Position.START);
    project(database, StreamSupport.stream(entries.spliterator(), false).map(Entry::line));
  }

  @Override
  public void change(MongoDatabase database) {
    Document any = database.getCollection(COLLECTION).find().sort(Sorts.descending("_id")).first();
    if (any == null) {
      throw new IllegalStateException("there is no picture to change");
    }
    database
        .getCollection(COLLECTION)
        .updateOne(Filters.eq("_id", any.get("_id")), Updates.inc(PEOPLE, 1));
  }

  @Override
  public Optional<String> difference(MongoDatabase database, Path export, MongoDatabase scratch) {
    try (Stream<String> lines = Files.lines(export)) {
      project(scratch, lines.filter(line -> !line.startsWith("{\"socai.")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Iterator<Document> projected = all(scratch);
    Iterator<Document> shown = all(database);
    while (projected.hasNext() && shown.hasNext()) {
      Document ours = projected.next();
      if (!ours.equals(shown.next())) {
        return Optional.of(COLLECTION + "/" + ours.getString("_id"));
      }
    }
    return projected.hasNext() || shown.hasNext() ? Optional.of(COLLECTION) : Optional.empty();
  }

  private static Iterator<Document> all(MongoDatabase database) {
    return database.getCollection(COLLECTION).find().sort(Sorts.ascending("_id")).iterator();
  }

  private static void project(MongoDatabase database, Stream<String> lines) {
    Map<String, Integer> people = new TreeMap<>();
    lines.forEach(
        line -> {
          HouseholdRegistered registered =
              Json.mapper()
                  .treeToValue(
                      EventLine.read(Json.mapper(), line).data(), HouseholdRegistered.class);
          people.merge(registered.hamlet().toString(), registered.home().people(), Integer::sum);
        });
    people.forEach(
        (hamlet, count) ->
            database
                .getCollection(COLLECTION)
                .replaceOne(
                    Filters.eq("_id", hamlet),
                    new Document("_id", hamlet).append(PEOPLE, count),
                    new ReplaceOptions().upsert(true)));
  }
}
