package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command may ask of the durability of what it reads or writes. */
final class Concerns {
  /** The levels of a read concern; all are kept by a store that shows only what is durable. */
  static final Set<String> LEVELS = Set.of("local", "available", "majority", "linearizable");

  private static final Shape READ = Shape.of(Field.may("level", FieldType.TEXT));
  private static final Shape WRITE =
      Shape.of(
          Field.may("w", FieldType.ANY),
          Field.may("j", FieldType.FLAG),
          Field.may("wtimeout", FieldType.NUMBER),
          Field.refused("fsync"));
  private static final int MOST_REPLICAS = 50;
  private static final int UNKNOWN_WRITE_CONCERN = 79;

  private Concerns() {}

  static void check(Document command) {
    if (command.get("readConcern") instanceof Document concern) {
      read(concern);
    }
    if (command.get("writeConcern") instanceof Document concern) {
      WRITE.check("writeConcern", concern, Shape.of());
      acknowledgedBy(concern.get("w"));
    }
  }

  private static void read(Document concern) {
    Object level = concern.get("level");
    if ("snapshot".equals(level)) {
      throw Refusal.illegalOperation("read concern 'snapshot'");
    }
    READ.check("readConcern", concern, Shape.of());
    if (level instanceof String name && !LEVELS.contains(name)) {
      throw Refusal.badValue(
          "Enumeration value '%s' for field 'readConcern.level' is not a valid value.", name);
    }
  }

  private static void acknowledgedBy(@Nullable Object w) {
    if (w instanceof String tag) {
      if (!tag.equals("majority")) {
        throw new MongoServerError(
            UNKNOWN_WRITE_CONCERN, "UnknownReplWriteConcern", "no such write concern: " + tag);
      }
    } else if (w instanceof Number number) {
      double servers = number.doubleValue();
      if (!(servers >= 0 && servers <= MOST_REPLICAS) || !BsonTypes.isWhole(servers)) {
        throw Refusal.failedToParse(
            "w has to be a non-negative number and not greater than %d", MOST_REPLICAS);
      }
      if (servers > 1) {
        throw Refusal.badValue("cannot use 'w' > 1 when a host is not replicated");
      }
    } else if (w != null) {
      throw Refusal.failedToParse("w has to be a number, string, or object");
    }
  }
}
