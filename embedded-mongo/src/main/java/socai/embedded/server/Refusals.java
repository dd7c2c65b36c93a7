package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says no, with a reason, to what MongoDB can do and this store cannot. What is refused here would
 * otherwise be ignored in silence, and an answer would be wrong.
 */
final class Refusals {
  private static final int BAD_VALUE = 2;
  private static final int ILLEGAL_OPERATION = 20;
  private static final int UNKNOWN_WRITE_CONCERN = 79;
  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final int CHANGE_STREAM = 40573;

  private static final Set<String> OF_SESSIONS =
      Set.of("txnNumber", "startTransaction", "autocommit", "lsid");
  private static final Set<String> CREATE_OPTIONS =
      Set.of("create", "capped", "autoIndexId", "size", "max");

  private Refusals() {}

  /**
   * Looks at a command before it is carried out.
   *
   * @throws MongoServerError if it, or a part of it, is not supported
   */
  static void check(String name, Document command) {
    if (command.keySet().stream().anyMatch(OF_SESSIONS::contains)) {
      throw no(ILLEGAL_OPERATION, "IllegalOperation", "sessions and transactions");
    }
    if (isLevel(command.get("readConcern"), "snapshot")) {
      throw no(ILLEGAL_OPERATION, "IllegalOperation", "read concern 'snapshot'");
    }
    writeConcern(command.get("writeConcern"));
    collation(command);
    if (command.containsKey("let")) {
      throw no("variables ('let')");
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "find" -> find(command);
      case "aggregate" -> aggregate(command);
      case "update" -> updates(command);
      case "delete" -> each(command.get("deletes")).forEach(Refusals::collation);
      case "findandmodify" -> update(command.get("update"));
      case "create" -> create(command);
      default -> {}
    }
  }

  private static void find(Document command) {
    for (String option : List.of("tailable", "awaitData", "min", "max", "returnKey")) {
      if (isSet(command.get(option))) {
        throw no("find with '" + option + "'");
      }
    }
  }

  private static void aggregate(Document command) {
    for (Document stage : each(command.get("pipeline"))) {
      if (stage.containsKey("$changeStream")) {
        throw new MongoServerError(
            CHANGE_STREAM,
            "The $changeStream stage is only supported on replica sets, and this store is none");
      }
    }
    if (!(command.get("aggregate") instanceof String)) {
      throw no("aggregating a database instead of a collection");
    }
    if (command.containsKey("explain")) {
      throw no("explaining");
    }
  }

  private static void updates(Document command) {
    for (Document update : each(command.get("updates"))) {
      collation(update);
      update(update.get("u"));
    }
  }

  private static void update(@Nullable Object update) {
    if (update instanceof Collection<?>) {
      throw no("an update by a pipeline");
    }
  }

  private static void create(Document command) {
    if (isSet(command.get("capped"))) {
      throw no("a capped collection");
    }
    for (String option : command.keySet()) {
      if (!CREATE_OPTIONS.contains(option)
          && !option.startsWith("$")
          && !Set.of("writeConcern", "comment", "maxTimeMS").contains(option)) {
        throw no("the collection option '" + option + "'");
      }
    }
  }

  private static void collation(Document part) {
    if (part.get("collation") instanceof Document collation
        && !"simple".equals(collation.get("locale"))) {
      throw no("a collation other than 'simple'");
    }
  }

  private static void writeConcern(@Nullable Object concern) {
    if (!(concern instanceof Document document)) {
      return;
    }
    Object w = document.get("w");
    if (w instanceof Number number && number.intValue() > 1) {
      throw new MongoServerError(
          BAD_VALUE, "BadValue", "cannot use 'w' > 1 when a host is not replicated");
    }
    if (w instanceof String tag && !tag.equals("majority")) {
      throw new MongoServerError(
          UNKNOWN_WRITE_CONCERN, "UnknownReplWriteConcern", "no such write concern: " + tag);
    }
  }

  private static boolean isLevel(@Nullable Object concern, String level) {
    return concern instanceof Document document && level.equals(document.get("level"));
  }

  private static boolean isSet(@Nullable Object option) {
    return option != null && !Boolean.FALSE.equals(option);
  }

  private static List<Document> each(@Nullable Object list) {
    return list instanceof Collection<?> all
        ? all.stream().filter(Document.class::isInstance).map(Document.class::cast).toList()
        : List.of();
  }

  private static MongoServerError no(String what) {
    return no(COMMAND_NOT_SUPPORTED, "CommandNotSupported", what);
  }

  private static MongoServerError no(int code, String name, String what) {
    return new MongoServerError(code, name, "not supported by this embedded store: " + what);
  }
}
