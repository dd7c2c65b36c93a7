package socai.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import socai.embedded.aggregate.OtherCollections;
import socai.embedded.aggregate.Pipeline;
import socai.embedded.bson.Fields;
import socai.embedded.bson.StoredBson;
import socai.embedded.collection.RocksCollection;
import socai.embedded.plan.Query;
import socai.embedded.projection.Projection;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.value.AllValues;
import socai.embedded.value.Errors;
import socai.embedded.value.ValueOrder;

/** Carries out find, aggregate and distinct: lazily, a batch at a time. */
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
    Projection projection =
        fields == null || fields.isEmpty() ? null : Projection.of(fields, query.filter());
    FoundDocuments found = collection.find(query);
    return cursors.begin(
        namespace(name),
        mapped(
            found,
            each ->
                projection == null
                    ? each.bson()
                    : StoredBson.encode(projection.of(each.document()))),
        found::close,
        batchSize,
        single);
  }

  Document aggregate(Document command, OtherCollections others) {
    String name = Fields.text(command, "aggregate");
    RocksCollection collection = collections.apply(name);
    List<Document> pipeline = Fields.documents(command, "pipeline");
    Pipeline.of(pipeline, others); // all of it, so that nothing wrong is answered by nothing
    LeadingStages leading = LeadingStages.of(pipeline);
    Pipeline rest = Pipeline.of(leading.rest(), others);
    if (!(command.get("cursor") instanceof Document options)) {
      throw Errors.failedToParse("The 'cursor' option is required");
    }
    if (collection == null) {
      return nothing(name, rest);
    }
    int batchSize = (int) number(options.get("batchSize"), -1);
    if (leading.countsAll()) {
      return counted(name, leading, collection);
    }
    FoundDocuments found = collection.find(leading.query());
    try {
      return cursors.begin(
          namespace(name), results(found, leading, rest), found::close, batchSize, false);
    } catch (RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private static Iterator<byte[]> results(
      FoundDocuments found, LeadingStages leading, Pipeline rest) {
    if (leading.rest().isEmpty()) {
      return mapped(found, Found::bson);
    }
    Stream<Document> documents = stream(found.documents());
    return mapped(rest.run(documents).iterator(), StoredBson::encode);
  }

  Document distinct(Document command) {
    RocksCollection collection = collections.apply(Fields.text(command, "distinct"));
    String field = Fields.text(command, "key");
    Set<@Nullable Object> values = new TreeSet<>(ValueOrder::compare);
    if (collection != null) {
      try (FoundDocuments found = collection.find(Query.of((Document) command.get("query")))) {
        while (found.hasNext()) {
          AllValues.of(found.next().document(), field, values::add);
        }
      }
    }
    return new Document("values", values).append("ok", 1.0);
  }

  /** How many documents there are, which is known without looking at them. */
  private Document counted(String name, LeadingStages leading, RocksCollection collection) {
    int count = collection.count();
    List<Document> counts = count == 0 ? List.of() : List.of(leading.countOf(count));
    return cursors.begin(
        namespace(name), mapped(counts.iterator(), StoredBson::encode), () -> {}, -1, false);
  }

  /** What a pipeline makes of nothing: {@code $facet} and {@code $out} make something even so. */
  private Document nothing(String name, Pipeline pipeline) {
    return cursors.begin(
        namespace(name),
        mapped(pipeline.run(Stream.empty()).iterator(), StoredBson::encode),
        () -> {},
        -1,
        false);
  }

  private Document nothing(String name) {
    return cursors.begin(namespace(name), Collections.emptyIterator(), () -> {}, -1, true);
  }

  private String namespace(String name) {
    return database + "." + name;
  }

  private static Stream<Document> stream(Iterator<Document> documents) {
    Iterable<Document> once = () -> documents;
    return StreamSupport.stream(once.spliterator(), false);
  }

  private static <T> Iterator<byte[]> mapped(Iterator<T> from, Function<T, byte[]> toBson) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return from.hasNext();
      }

      @Override
      public byte[] next() {
        return toBson.apply(from.next());
      }
    };
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }
}
