package socai.embedded.aggregate;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.projection.Projection;
import socai.embedded.value.AllValues;
import socai.embedded.value.Errors;

/** Adds to each document those of another collection that have a value of it. */
record Lookup(
    String from, String localField, String foreignField, String as, OtherCollections others)
    implements Stage {
  private static final Set<String> KNOWN = Set.of("from", "localField", "foreignField", "as");

  static Lookup of(Document spec, OtherCollections others) {
    if (spec.keySet().equals(KNOWN)
        && spec.get("from") instanceof String from
        && spec.get("localField") instanceof String localField
        && spec.get("foreignField") instanceof String foreignField
        && spec.get("as") instanceof String as) {
      return new Lookup(from, localField, foreignField, as, others);
    }
    throw Errors.failedToParse(
        "$lookup takes 'from', 'localField', 'foreignField' and 'as'; no more is supported by this embedded store");
  }

  @Override
  public Stream<Document> run(Stream<Document> documents) {
    return documents.map(
        document -> {
          List<Document> found = others.find(from, filter(document));
          return Projection.adding(new Document(as, new Document("$literal", found))).of(document);
        });
  }

  private Document filter(Document document) {
    List<@Nullable Object> values = new ArrayList<>();
    List<Document> either = new ArrayList<>();
    AllValues.of(
        document,
        localField,
        value -> {
          if (value instanceof BsonRegularExpression) {
            either.add(equal(new Document("$eq", value)));
          } else {
            values.add(value);
          }
        });
    if (values.isEmpty() && either.isEmpty()) {
      values.add(null);
    }
    Document filter = equal(new Document("$in", values));
    if (either.isEmpty()) {
      return filter;
    }
    either.add(filter);
    return new Document("$or", either);
  }

  private Document equal(Document condition) {
    return new Document(foreignField, condition);
  }
}
