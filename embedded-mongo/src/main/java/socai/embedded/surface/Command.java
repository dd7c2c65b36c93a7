package socai.embedded.surface;

import static socai.embedded.surface.Field.may;
import static socai.embedded.surface.Field.needed;
import static socai.embedded.surface.Field.refused;
import static socai.embedded.surface.FieldType.ANY;
import static socai.embedded.surface.FieldType.ARRAY;
import static socai.embedded.surface.FieldType.COUNT;
import static socai.embedded.surface.FieldType.FLAG;
import static socai.embedded.surface.FieldType.NUMBER;
import static socai.embedded.surface.FieldType.OBJECT;
import static socai.embedded.surface.FieldType.OBJECTS;
import static socai.embedded.surface.FieldType.OBJECT_OR_ARRAY;
import static socai.embedded.surface.FieldType.OBJECT_OR_NULL;
import static socai.embedded.surface.FieldType.TEXT;
import static socai.embedded.surface.FieldType.TEXT_OBJECT_OR_ARRAY;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands that are carried out, each with its fields. No other is. */
public enum Command {
  FIND(
      "find",
      Scope.READS,
      needed("find", TEXT),
      may("filter", OBJECT),
      may("sort", OBJECT),
      may("projection", OBJECT),
      may("skip", COUNT),
      may("limit", COUNT),
      may("batchSize", COUNT),
      may("singleBatch", FLAG),
      may("allowDiskUse", FLAG),
      refused("hint"),
      refused("let"),
      refused("collation"),
      refused("min"),
      refused("max"),
      refused("returnKey"),
      refused("showRecordId"),
      refused("tailable"),
      refused("awaitData"),
      refused("noCursorTimeout"),
      refused("oplogReplay"),
      refused("allowPartialResults")),
  GET_MORE(
      "getMore",
      Scope.CURSORS,
      needed("getMore", NUMBER),
      needed("collection", TEXT),
      may("batchSize", COUNT)),
  KILL_CURSORS("killCursors", Scope.CURSORS, needed("killCursors", TEXT), needed("cursors", ARRAY)),
  AGGREGATE(
      "aggregate",
      Scope.READS_AND_WRITES,
      needed("aggregate", ANY),
      needed("pipeline", ANY),
      may("cursor", OBJECT),
      may("allowDiskUse", FLAG),
      may("bypassDocumentValidation", FLAG),
      refused("hint"),
      refused("let"),
      refused("collation"),
      refused("explain")),
  COUNT_DOCUMENTS(
      "count",
      Scope.READS,
      needed("count", TEXT),
      may("query", OBJECT_OR_NULL),
      may("limit", NUMBER),
      may("skip", COUNT),
      refused("hint"),
      refused("collation")),
  DISTINCT(
      "distinct",
      Scope.READS,
      needed("distinct", TEXT),
      needed("key", TEXT),
      may("query", OBJECT_OR_NULL),
      refused("hint"),
      refused("collation")),
  INSERT(
      "insert",
      Scope.WRITES,
      needed("insert", TEXT),
      needed("documents", OBJECTS),
      may("ordered", FLAG),
      may("bypassDocumentValidation", FLAG)),
  UPDATE(
      "update",
      Scope.WRITES,
      needed("update", TEXT),
      needed("updates", OBJECTS),
      may("ordered", FLAG),
      may("bypassDocumentValidation", FLAG),
      refused("let")),
  DELETE(
      "delete",
      Scope.WRITES,
      needed("delete", TEXT),
      needed("deletes", OBJECTS),
      may("ordered", FLAG),
      refused("let")),
  FIND_AND_MODIFY(
      "findAndModify",
      Scope.WRITES,
      needed("findAndModify", TEXT),
      may("query", OBJECT_OR_NULL),
      may("sort", OBJECT_OR_NULL),
      may("remove", FLAG),
      may("update", OBJECT_OR_ARRAY),
      may("new", FLAG),
      may("upsert", FLAG),
      may("fields", OBJECT_OR_NULL),
      may("arrayFilters", OBJECTS),
      may("bypassDocumentValidation", FLAG),
      refused("hint"),
      refused("let"),
      refused("collation")),

  CREATE(
      "create",
      Scope.WRITES,
      needed("create", TEXT),
      refused("capped"),
      refused("size"),
      refused("max"),
      refused("autoIndexId"),
      refused("idIndex"),
      refused("collation"),
      refused("validator"),
      refused("validationLevel"),
      refused("validationAction"),
      refused("viewOn"),
      refused("pipeline"),
      refused("timeseries"),
      refused("clusteredIndex"),
      refused("expireAfterSeconds"),
      refused("changeStreamPreAndPostImages"),
      refused("encryptedFields"),
      refused("storageEngine"),
      refused("indexOptionDefaults")),
  DROP("drop", Scope.WRITES, needed("drop", TEXT)),
  DROP_DATABASE("dropDatabase", Scope.WRITES, needed("dropDatabase", ANY)),
  RENAME_COLLECTION(
      "renameCollection",
      Scope.WRITES,
      needed("renameCollection", TEXT),
      needed("to", TEXT),
      may("dropTarget", FLAG)),
  CREATE_INDEXES(
      "createIndexes",
      Scope.WRITES,
      needed("createIndexes", TEXT),
      needed("indexes", OBJECTS),
      refused("commitQuorum")),
  DROP_INDEXES(
      "dropIndexes",
      Scope.WRITES,
      needed("dropIndexes", TEXT),
      needed("index", TEXT_OBJECT_OR_ARRAY)),
  LIST_INDEXES("listIndexes", Scope.LISTS, needed("listIndexes", TEXT), may("cursor", OBJECT)),
  LIST_COLLECTIONS(
      "listCollections",
      Scope.LISTS,
      needed("listCollections", ANY),
      may("filter", OBJECT),
      may("nameOnly", FLAG),
      may("authorizedCollections", FLAG),
      may("cursor", OBJECT)),
  LIST_DATABASES(
      "listDatabases",
      Scope.LISTS,
      needed("listDatabases", ANY),
      may("filter", OBJECT),
      may("nameOnly", FLAG),
      may("authorizedDatabases", FLAG)),
  DATABASE_STATISTICS(
      "dbStats", Scope.LISTS, needed("dbStats", ANY), may("scale", NUMBER), refused("freeStorage")),
  COLLECTION_STATISTICS("collStats", Scope.LISTS, needed("collStats", TEXT), may("scale", NUMBER)),

  HELLO("hello", Scope.GREETING, needed("hello", ANY), may("helloOk", FLAG)),
  IS_MASTER("isMaster", Scope.GREETING, needed("isMaster", ANY), may("helloOk", FLAG)),
  SASL_START(
      "saslStart",
      Scope.LISTS,
      needed("saslStart", ANY),
      needed("mechanism", TEXT),
      needed("payload", ANY),
      may("autoAuthorize", ANY),
      may("options", OBJECT)),
  SASL_CONTINUE(
      "saslContinue",
      Scope.LISTS,
      needed("saslContinue", ANY),
      needed("conversationId", NUMBER),
      needed("payload", ANY)),
  PING("ping", Scope.LISTS, needed("ping", ANY)),
  BUILD_INFO("buildInfo", Scope.LISTS, needed("buildInfo", ANY)),
  SERVER_STATUS("serverStatus", Scope.LISTS, needed("serverStatus", ANY)),
  HOST_INFO("hostInfo", Scope.LISTS, needed("hostInfo", ANY)),
  CONNECTION_STATUS(
      "connectionStatus",
      Scope.LISTS,
      needed("connectionStatus", ANY),
      may("showPrivileges", FLAG)),
  GET_COMMAND_LINE("getCmdLineOpts", Scope.LISTS, needed("getCmdLineOpts", ANY)),
  GET_LOG("getLog", Scope.LISTS, needed("getLog", TEXT)),
  LIST_COMMANDS("listCommands", Scope.LISTS, needed("listCommands", ANY)),
  WHATS_MY_URI("whatsmyuri", Scope.LISTS, needed("whatsmyuri", ANY)),
  END_SESSIONS("endSessions", Scope.LISTS, needed("endSessions", ARRAY)),

  STORE_CHECK("storeCheck", Scope.LISTS, needed("storeCheck", ANY)),
  STORE_COMPACT("storeCompact", Scope.LISTS, needed("storeCompact", ANY)),
  STORE_BACKUP("storeBackup", Scope.LISTS, needed("storeBackup", TEXT));

  /** Other names that MongoDB has for a command. */
  private static final Map<String, Command> ALIASES =
      Map.of(
          "ismaster", IS_MASTER,
          "buildinfo", BUILD_INFO,
          "dbstats", DATABASE_STATISTICS,
          "collstats", COLLECTION_STATISTICS,
          "findandmodify", FIND_AND_MODIFY,
          "deleteIndexes", DROP_INDEXES);

  private static final Map<String, Command> BY_NAME = new HashMap<>(ALIASES);

  static {
    for (Command command : values()) {
      BY_NAME.put(command.commandName, command);
    }
  }

  private final String commandName;
  private final Scope scope;

  @SuppressWarnings("ImmutableEnumChecker") // no shape is changed once it is made
  private final Shape shape;

  Command(String commandName, Scope scope, Field... fields) {
    this.commandName = commandName;
    this.scope = scope;
    this.shape = Shape.of(fields);
  }

  /** What kind of command it is: which general fields it has. */
  private enum Scope {
    READS(may("maxTimeMS", COUNT), may("readConcern", OBJECT)),
    WRITES(may("maxTimeMS", COUNT), may("writeConcern", OBJECT)),
    READS_AND_WRITES(
        may("maxTimeMS", COUNT), may("readConcern", OBJECT), may("writeConcern", OBJECT)),
    LISTS(may("maxTimeMS", COUNT)),
    CURSORS(refused("maxTimeMS")),
    GREETING;

    @SuppressWarnings("ImmutableEnumChecker") // no shape is changed once it is made
    private final Shape shape;

    Scope(Field... fields) {
      this.shape = new Shape(Stream.concat(Generally.FIELDS.fields(), Arrays.stream(fields)));
    }
  }

  /**
   * The command that a document asks for, whose fields are those that it may have.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if there is no such command, or a field
   *     of it is unknown, missing, of another type or not supported
   */
  public static Command read(Document document) {
    String name = document.keySet().iterator().next();
    Command command = BY_NAME.get(name);
    if (command == null) {
      throw Refusal.noSuchCommand(name);
    }
    command.check(name, document);
    return command;
  }

  private void check(String name, Document document) {
    Generally.check(document);
    if (scope == Scope.GREETING) {
      return; // greetings are read by servers older than what they ask for
    }
    Document byOwnName = document;
    if (!name.equals(commandName)) {
      byOwnName = new Document(commandName, document.get(name));
      byOwnName.putAll(document);
      byOwnName.remove(name);
    }
    shape.check(commandName, byOwnName, scope.shape);
    Concerns.check(document);
    Part.CURSOR.check(document.get("cursor"));
    switch (this) {
      case INSERT -> Part.checkSize(document.get("documents"));
      case UPDATE -> Part.UPDATE.checkEach(document.get("updates"));
      case DELETE -> Part.DELETE.checkEach(document.get("deletes"));
      default -> {}
    }
  }

  /** The name, as MongoDB writes it. */
  public String commandName() {
    return commandName;
  }

  /** The fields that are heeded, besides those that every command has. */
  public List<String> fields() {
    return shape.heeded().stream().filter(field -> !field.equals(commandName)).toList();
  }

  /** The fields that are refused by their name. */
  public List<String> refusedFields() {
    return shape.refused();
  }

  /** The general fields that are heeded. */
  public List<String> generalFields() {
    return scope.shape.heeded();
  }
}
