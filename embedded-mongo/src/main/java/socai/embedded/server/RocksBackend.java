package socai.embedded.server;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import socai.embedded.access.AccessControl;
import socai.embedded.backup.BackupsFolder;
import socai.embedded.bson.Fields;
import socai.embedded.collection.Catalog;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Store;
import socai.embedded.surface.Command;
import socai.embedded.upkeep.Upkeep;
import socai.embedded.wire.Answer;
import socai.embedded.wire.CommandHandler;
import socai.embedded.wire.ErrorReply;

/**
 * Carries out the commands on a store. Closes the store when it is closed.
 *
 * <p>A reply is held back until all that could be seen while the command ran is durable: a write is
 * acknowledged when it is safe, and nobody reads what a power cut could take back.
 */
public final class RocksBackend implements CommandHandler, AutoCloseable {
  private static final String ADMIN = "admin";
  private static final int UNAUTHORIZED = 13;

  private static final Set<Command> WITHOUT_DATA =
      EnumSet.of(
          Command.HELLO,
          Command.IS_MASTER,
          Command.SASL_START,
          Command.SASL_CONTINUE,
          Command.PING,
          Command.BUILD_INFO,
          Command.SERVER_STATUS,
          Command.GET_MORE,
          Command.KILL_CURSORS);
  private static final Set<Command> OF_ADMIN =
      EnumSet.of(
          Command.LIST_DATABASES,
          Command.RENAME_COLLECTION,
          Command.GET_LOG,
          Command.GET_COMMAND_LINE);

  /** What is refused when there is no room; whatever gives room back is not. */
  private static final Set<Command> WANTING_ROOM =
      EnumSet.of(
          Command.INSERT,
          Command.UPDATE,
          Command.DELETE,
          Command.FIND_AND_MODIFY,
          Command.CREATE,
          Command.CREATE_INDEXES,
          Command.RENAME_COLLECTION);

  private final Store store;
  private final AccessControl door;
  private final Catalog catalog;
  private final UpkeepCommands upkeep;
  private final ServerCommands server = new ServerCommands();
  private final QueryCounters counters = new QueryCounters();
  private final CursorRegistry unused = new CursorRegistry(); // the library's collections want one
  private final OpenCursors cursors = new OpenCursors();
  private final Map<String, RocksDatabase> opened = new ConcurrentSkipListMap<>();
  private final Set<Channel> clients = ConcurrentHashMap.newKeySet();

  /** Takes over a store and opens the databases in it. */
  public RocksBackend(Store store, Upkeep upkeep, BackupsFolder backups) {
    this.store = store;
    this.door = new AccessControl(store.login());
    this.upkeep = new UpkeepCommands(upkeep, backups);
    this.catalog = new Catalog(store);
    if (!store.isReadOnly()) {
      catalog.deleteLeftovers();
    }
    catalog.databases().forEach(this::database);
  }

  /** How queries fared. */
  public QueryCounters counters() {
    return counters;
  }

  @Override
  public Answer answer(Document document, Channel client) {
    clients.add(client);
    try {
      Command command = Command.read(document);
      door.demandOpen(command, client);
      if (WANTING_ROOM.contains(command)) {
        store.demandRoom();
      }
      Document reply = carryOut(command, document, client);
      return new Answer(reply, mustBeDurable(command, document) ? store.commits().latest() : 0);
    } catch (RuntimeException | StackOverflowError e) {
      store.noteIfDamage(e);
      return new Answer(ErrorReply.of(e), store.commits().latest());
    }
  }

  private static boolean mustBeDurable(Command command, Document document) {
    if (WITHOUT_DATA.contains(command)) {
      return false;
    }
    if (!(document.get("writeConcern") instanceof Document concern)) {
      return true;
    }
    boolean unacknowledged = concern.get("w") instanceof Number w && w.intValue() == 0;
    boolean unjournalled =
        Boolean.FALSE.equals(concern.get("j")) && !"majority".equals(concern.get("w"));
    return !unacknowledged && !unjournalled;
  }

  private Document carryOut(Command command, Document document, Channel client) {
    String name = Names.database(Fields.text(document, "$db"));
    if (OF_ADMIN.contains(command) && !name.equals(ADMIN)) {
      throw new MongoServerError(
          UNAUTHORIZED,
          "Unauthorized",
          String.format(
              Locale.ROOT,
              "%s may only be run against the admin database.",
              command.commandName()));
    }
    return switch (command) {
      case HELLO, IS_MASTER -> server.hello(command, document);
      case SASL_START -> door.start(document, client);
      case SASL_CONTINUE -> door.goOn(document, client);
      case PING, END_SESSIONS -> new Document("ok", 1.0);
      case BUILD_INFO -> ServerCommands.buildInfo();
      case SERVER_STATUS -> server.status(cursors.size(), clients.size());
      case HOST_INFO -> ServerCommands.host();
      case CONNECTION_STATUS -> ServerCommands.connectionStatus();
      case GET_COMMAND_LINE -> ServerCommands.commandLine();
      case GET_LOG -> ServerCommands.log(Fields.text(document, "getLog"));
      case LIST_COMMANDS -> ServerCommands.commands();
      case WHATS_MY_URI -> ServerCommands.address(client.remoteAddress());
      case STORE_CHECK -> upkeep.check();
      case STORE_COMPACT -> upkeep.compact();
      case STORE_BACKUP -> upkeep.backup(Fields.text(document, "storeBackup"));
      case GET_MORE -> CursorCommands.more(cursors, name, document);
      case KILL_CURSORS -> CursorCommands.kill(cursors, name, document);
      case LIST_DATABASES -> DatabaseCommands.list(opened.values(), document);
      case RENAME_COLLECTION -> DatabaseCommands.rename(this::database, document);
      case DROP_DATABASE -> dropDatabase(name);
      case FIND,
          AGGREGATE,
          COUNT_DOCUMENTS,
          DISTINCT,
          INSERT,
          UPDATE,
          DELETE,
          FIND_AND_MODIFY,
          CREATE,
          DROP,
          CREATE_INDEXES,
          DROP_INDEXES,
          LIST_INDEXES,
          LIST_COLLECTIONS,
          DATABASE_STATISTICS,
          COLLECTION_STATISTICS ->
          database(name).carryOut(command, document);
    };
  }

  private RocksDatabase database(String name) {
    return opened.computeIfAbsent(
        name, missing -> new RocksDatabase(missing, unused, store, catalog, counters, cursors));
  }

  private Document dropDatabase(String name) {
    RocksDatabase dropped = opened.remove(name);
    if (dropped == null) {
      return new Document("ok", 1.0);
    }
    dropped.dropAll();
    return new Document("dropped", name).append("ok", 1.0);
  }

  @Override
  public void left(Channel client) {
    clients.remove(client);
  }

  @Override
  public void close() {
    cursors.killAll();
    store.close();
  }
}
