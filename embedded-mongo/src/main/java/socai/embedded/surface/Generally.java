package socai.embedded.surface;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What may be said with every command: a stable API, and no session. */
final class Generally {
  /** The fields that every command has. */
  static final Shape FIELDS =
      Shape.of(
          Field.may("$db", FieldType.TEXT),
          Field.may("$readPreference", FieldType.OBJECT),
          Field.may("comment", FieldType.ANY),
          Field.may("apiVersion", FieldType.TEXT),
          Field.may("apiStrict", FieldType.FLAG),
          Field.may("apiDeprecationErrors", FieldType.FLAG));

  private static final int API_VERSION_ERROR = 322;
  private static final int API_STRICT_ERROR = 323;
  private static final List<String> OF_SESSIONS =
      List.of("lsid", "txnNumber", "startTransaction", "autocommit", "stmtId", "$clusterTime");

  private Generally() {}

  static void check(Document command) {
    for (String field : OF_SESSIONS) {
      if (command.containsKey(field)) {
        throw Refusal.illegalOperation(
            String.format(Locale.ROOT, "sessions and transactions ('%s')", field));
      }
    }
    Object version = command.get("apiVersion");
    if (version != null && !Objects.equals(version, "1")) {
      throw new MongoServerError(API_VERSION_ERROR, "APIVersionError", "API version must be \"1\"");
    }
    boolean strict = Utils.isTrue(command.get("apiStrict"));
    if (version == null && (strict || Utils.isTrue(command.get("apiDeprecationErrors")))) {
      throw new MongoServerError(
          API_VERSION_ERROR,
          "APIVersionError",
          "Provided apiStrict or apiDeprecationErrors without passing apiVersion");
    }
    if (strict) {
      throw new MongoServerError(
          API_STRICT_ERROR, "APIStrictError", "not supported by this embedded store: 'apiStrict'");
    }
  }
}
