package socai.query.evidence;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.schema.Json;

/**
 * Figures that were not the same by the read models and by the ledger when they were to be stated,
 * each until it is found to be the same. They are kept in the store: whichever process noticed it,
 * all know.
 */
@Component
class Disagreements {
  private static final Logger LOG = LoggerFactory.getLogger(Disagreements.class);
  private static final String JSON = "json";

  private final MongoCollection<Document> collection;

  Disagreements(MongoDatabase database) {
    this.collection =
        database.getCollection("disagreements").withWriteConcern(WriteConcern.MAJORITY);
  }

  /** Says so in the log, without naming whom the figure is about, and keeps it. */
  void found(Disagreement disagreement) {
    LOG.error(
        "evidence.disagrees position={} shown={} counted={}: a figure is not what the events make;"
            + " it is not signed",
        disagreement.position(),
        disagreement.shown(),
        disagreement.counted().map(Object::toString).orElse("nothing"));
    String id = id(disagreement.figure(), disagreement.asOf(), disagreement.position());
    collection.replaceOne(
        Filters.eq("_id", id),
        new Document("_id", id).append(JSON, Json.mapper().writeValueAsString(disagreement)),
        new ReplaceOptions().upsert(true));
  }

  /** The figure is the same by both. */
  void over(Figure figure, LocalDate asOf, Position position) {
    collection.deleteOne(Filters.eq("_id", id(figure.text(), asOf, position)));
  }

  private static String id(String figure, LocalDate asOf, Position position) {
    return figure + "/" + asOf + "/" + position;
  }

  /** The first of them, by their figures. */
  List<Disagreement> first(int limit) {
    List<Disagreement> found = new ArrayList<>();
    for (Document one : collection.find().sort(Sorts.ascending("_id")).limit(limit)) {
      found.add(Json.mapper().readValue(one.getString(JSON), Disagreement.class));
    }
    return found;
  }
}
