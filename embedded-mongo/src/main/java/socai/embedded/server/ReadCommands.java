package socai.embedded.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.Query;
import socai.embedded.store.Fields;
import socai.embedded.store.StoredBson;

/** Carries out find and aggregate: lazily, a batch at a time. */
final class ReadCommands {
  private final String database;
  private final Function<String, @Nullable RocksCollection> collections;
  private final OpenCursors cursors;

  ReadCommands(
      String database,
      Function<String, @Nullable RocksCollection> collections,
      OpenCursors cursors) {
    this.database = database;
    this.collections = collections;
    this.cursors = cursors;
  }

  Document find(Document command) {
    String name = Fields.text(command, "find");
    RocksCollection collection = collections.apply(name);
    long limit = number(command.get("limit"), 0);
    boolean single = Utils.isTrue(command.get("singleBatch")) || limit < 0;
    int batchSize = (int) number(command.get("batchSize"), -1);
    if (collection == null) {
      return nothing(name);
    }
    Query query =
        Query.of((Document) command.get("filter"))
            .sortedBy((Document) command.get("sort"))
            .cut(number(command.get("skip"), 0), Math.abs(limit));
    Document fields = (Document) command.get("projection");
    FoundDocuments found = collection.find(query);
    return cursors.begin(
        namespace(name),
        found,
        batch -> collection.project(batch, fields),
        found::close,
        batchSize,
        single);
  }

  Document aggregate(
      Document command, MongoDatabase inside, DatabaseResolver resolver, Oplog oplog) {
    String name = Fields.text(command, "aggregate");
    RocksCollection collection = collections.apply(name);
    List<Document> pipeline = Aggregation.parse(command.get("pipeline"));
    LeadingStages leading = LeadingStages.of(pipeline);
    Aggregation rest =
        Aggregation.fromPipeline(leading.rest(), resolver, inside, collection, oplog);
    Document options = (Document) command.get("cursor");
    rest.validate(new Document("cursor", options == null ? null : new Document()));
    if (collection == null) {
      return nothing(name);
    }
    int batchSize = options == null ? -1 : (int) number(options.get("batchSize"), -1);
    if (leading.countsAll()) {
      return counted(name, leading, collection);
    }
    FoundDocuments found = collection.find(leading.query());
    Stream<Document> documents = rest.runStagesAsStream(stream(RocksCollection.documentsOf(found)));
    Iterator<Document> results = documents.iterator();
    return cursors.begin(
        namespace(name), sized(results), UnaryOperator.identity(), found::close, batchSize, false);
  }

  /** How many documents there are, which is known without looking at them. */
  private Document counted(String name, LeadingStages leading, RocksCollection collection) {
    int count = collection.count();
    return cursors.begin(
        namespace(name),
        sized((count == 0 ? List.<Document>of() : List.of(leading.countOf(count))).iterator()),
        UnaryOperator.identity(),
        () -> {},
        -1,
        false);
  }

  private Document nothing(String name) {
    return cursors.begin(
        namespace(name), Collections.emptyIterator(), UnaryOperator.identity(), () -> {}, -1, true);
  }

  private String namespace(String name) {
    return database + "." + name;
  }

  private static Stream<Document> stream(Iterator<Document> documents) {
    Iterable<Document> once = () -> documents;
    return StreamSupport.stream(once.spliterator(), false);
  }

  private static Iterator<Found> sized(Iterator<Document> documents) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Found next() {
        Document document = documents.next();
        return new Found(document, StoredBson.encode(document).length);
      }
    };
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }
}
