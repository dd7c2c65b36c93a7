package socai.embedded.surface;

import static socai.embedded.surface.Field.may;
import static socai.embedded.surface.Field.needed;
import static socai.embedded.surface.Field.refused;
import static socai.embedded.surface.FieldType.ANY;
import static socai.embedded.surface.FieldType.COUNT;
import static socai.embedded.surface.FieldType.FLAG;
import static socai.embedded.surface.FieldType.NUMBER;
import static socai.embedded.surface.FieldType.OBJECT;
import static socai.embedded.surface.FieldType.OBJECTS;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of commands that have fields of their own. */
public enum Part {
  UPDATE(
      "update.updates",
      needed("q", OBJECT),
      needed("u", ANY),
      may("multi", FLAG),
      may("upsert", FLAG),
      may("arrayFilters", OBJECTS),
      refused("collation"),
      refused("hint"),
      refused("sort"),
      refused("c")),
  DELETE(
      "delete.deletes",
      needed("q", OBJECT),
      needed("limit", NUMBER),
      refused("collation"),
      refused("hint")),
  CURSOR("cursor", may("batchSize", COUNT)),
  INDEX(
      "createIndexes.indexes",
      may("key", OBJECT),
      may("name", FieldType.TEXT),
      may("unique", FLAG),
      may("sparse", FLAG),
      may("partialFilterExpression", OBJECT),
      may("background", FLAG),
      may("v", NUMBER),
      refused("hidden"),
      refused("expireAfterSeconds"),
      refused("collation"),
      refused("weights"),
      refused("default_language"),
      refused("language_override"),
      refused("textIndexVersion"),
      refused("2dsphereIndexVersion"),
      refused("bits"),
      refused("bucketSize"),
      refused("wildcardProjection"),
      refused("storageEngine"),
      refused("prepareUnique"),
      refused("clustered"));

  /**
   * As many writes as one command may have. MongoDB takes a hundred thousand; here all of a command
   * is in memory at once.
   */
  public static final int LARGEST_BATCH = 1000;

  private static final int INVALID_LENGTH = 16;

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // no shape is changed once it is made
  private final Shape shape;

  Part(String path, Field... fields) {
    this.path = path;
    this.shape = Shape.of(fields);
  }

  void check(@Nullable Object part) {
    if (part instanceof Document document) {
      shape.check(path, document, Shape.of());
    }
  }

  void checkEach(@Nullable Object parts) {
    if (parts instanceof Collection<?> all) {
      checkSize(all);
      all.forEach(this::check);
    }
  }

  static void checkSize(@Nullable Object batch) {
    if (batch instanceof Collection<?> all && (all.isEmpty() || all.size() > LARGEST_BATCH)) {
      throw new MongoServerError(
          INVALID_LENGTH,
          "InvalidLength",
          String.format(
              Locale.ROOT,
              "Write batch sizes must be between 1 and %d. Got %d operations.",
              LARGEST_BATCH,
              all.size()));
    }
  }

  /** What it is called. */
  public String path() {
    return path;
  }

  /** The fields that are heeded. */
  public List<String> fields() {
    return shape.heeded();
  }

  /** The fields that are refused by their name. */
  public List<String> refusedFields() {
    return shape.refused();
  }
}
