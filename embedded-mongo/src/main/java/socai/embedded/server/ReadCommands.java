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
import socai.embedded.surface.FilterCheck;
import socai.embedded.surface.PipelineCheck;
import socai.embedded.surface.ProjectionCheck;
import socai.embedded.surface.Refusal;
import socai.embedded.surface.SortCheck;
import socai.embedded.value.AllValues;
import socai.embedded.value.ValueOrder;

/** Carries out find and aggregate, lazily, a batch at a time; count and distinct. */
final class ReadCommands {
  private static final int EMPTY_PATH = 40352;

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
    TimeLimit limit = TimeLimit.of(command);
    String name = Fields.text(command, "find");
    RocksCollection collection = collections.apply(name);
    Document filter = documentOrNone(command, "filter");
    Document sort = documentOrNone(command, "sort");
    Document fields = documentOrNone(command, "projection");
    FilterCheck.check(filter);
    SortCheck.check(sort);
    ProjectionCheck.check(fields);
    if (collection == null) {
      return nothing(name, limit);
    }
    Query query =
        Query.of(filter)
            .sortedBy(sort)
            .cut(number(command.get("skip"), 0), number(command.get("limit"), 0));
    Projection projection = fields.isEmpty() ? null : Projection.of(fields, query.filter());
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
        (int) number(command.get("batchSize"), -1),
        Utils.isTrue(command.get("singleBatch")),
        limit);
  }

  Document aggregate(Document command, OtherCollections others) {
    TimeLimit limit = TimeLimit.of(command);
    String name = aggregated(command.get("aggregate"));
    RocksCollection collection = collections.apply(name);
    PipelineCheck.check(command.get("pipeline"));
    if (!command.containsKey("cursor")) {
      throw Refusal.failedToParse(
          "The 'cursor' option is required, except for aggregate with the explain argument");
    }
    List<Document> pipeline = Fields.documents(command, "pipeline");
    Pipeline.of(pipeline, others); // all of it, so that nothing wrong is answered by nothing
    LeadingStages leading = LeadingStages.of(pipeline);
    Pipeline rest = Pipeline.of(leading.rest(), others);
    if (collection == null) {
      return nothing(name, rest, limit);
    }
    if (leading.countsAll()) {
      return counted(name, leading, collection, limit);
    }
    FoundDocuments found = collection.find(leading.query());
    try {
      return cursors.begin(
          namespace(name),
          results(found, leading, rest, limit),
          found::close,
          ListCursor.batchSize(command.get("cursor")),
          false,
          limit);
    } catch (RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private static String aggregated(@Nullable Object target) {
    if (target instanceof Number) {
      throw Refusal.unsupported("aggregating a database instead of a collection");
    }
    if (!(target instanceof String name)) {
      throw Refusal.typeMismatch("collection name has invalid type");
    }
    return name;
  }

  private static Iterator<byte[]> results(
      FoundDocuments found, LeadingStages leading, Pipeline rest, TimeLimit limit) {
    if (leading.rest().isEmpty()) {
      return mapped(found, Found::bson);
    }
    Stream<Document> documents = stream(found.documents()).peek(each -> limit.check());
    return mapped(rest.run(documents).iterator(), StoredBson::encode);
  }

  Document distinct(Document command) {
    TimeLimit limit = TimeLimit.of(command);
    RocksCollection collection = collections.apply(Fields.text(command, "distinct"));
    String field = Fields.text(command, "key");
    if (field.isEmpty()) {
      throw Refusal.numbered(EMPTY_PATH, "FieldPath cannot be constructed with empty string");
    }
    Document filter = documentOrNone(command, "query");
    FilterCheck.check(filter);
    Set<@Nullable Object> values = new TreeSet<>(ValueOrder::compare);
    if (collection != null) {
      try (FoundDocuments found = collection.find(Query.of(filter))) {
        while (found.hasNext()) {
          limit.check();
          AllValues.of(found.next().document(), field, values::add);
        }
      }
    }
    return new Document("values", values).append("ok", 1.0);
  }

  Document count(Document command) {
    TimeLimit limit = TimeLimit.of(command);
    RocksCollection collection = collections.apply(Fields.text(command, "count"));
    Document filter = documentOrNone(command, "query");
    FilterCheck.check(filter);
    long skip = number(command.get("skip"), 0);
    long most = Math.abs(number(command.get("limit"), 0));
    long count = 0;
    if (collection != null && filter.isEmpty()) {
      count = Math.max(0, collection.count() - skip);
      count = most > 0 ? Math.min(most, count) : count;
    } else if (collection != null) {
      try (FoundDocuments found = collection.find(Query.of(filter).cut(skip, most))) {
        for (; found.hasNext(); found.next()) {
          limit.check();
          count++;
        }
      }
    }
    return new Document("n", Math.toIntExact(count)).append("ok", 1.0);
  }

  /** How many documents there are, which is known without looking at them. */
  private Document counted(
      String name, LeadingStages leading, RocksCollection collection, TimeLimit limit) {
    int count = collection.count();
    List<Document> counts = count == 0 ? List.of() : List.of(leading.countOf(count));
    return cursors.begin(
        namespace(name), mapped(counts.iterator(), StoredBson::encode), () -> {}, -1, false, limit);
  }

  /** What a pipeline makes of nothing: {@code $facet} and {@code $out} make something even so. */
  private Document nothing(String name, Pipeline pipeline, TimeLimit limit) {
    return cursors.begin(
        namespace(name),
        mapped(pipeline.run(Stream.empty()).iterator(), StoredBson::encode),
        () -> {},
        -1,
        false,
        limit);
  }

  private Document nothing(String name, TimeLimit limit) {
    return cursors.begin(namespace(name), Collections.emptyIterator(), () -> {}, -1, true, limit);
  }

  private static Document documentOrNone(Document command, String field) {
    return command.get(field) instanceof Document document ? document : new Document();
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
