package socai.embedded.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import socai.embedded.bson.Fields;
import socai.embedded.collection.Catalog;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Store;
import socai.embedded.upkeep.Upkeep;

/**
 * All databases of a store. Closes the store when it is closed.
 *
 * <p>A reply is held back until all that could be seen while the command ran is durable: a write is
 * acknowledged when it is safe, and nobody reads what a power cut could take back.
 */
public final class RocksBackend extends AbstractMongoBackend {
  private static final Set<String> WITHOUT_DATA =
      Set.of("ismaster", "hello", "ping", "buildinfo", "getmore", "killcursors", "serverstatus");

  private final Store store;
  private final Catalog catalog;
  private final UpkeepCommands upkeep;
  private final QueryCounters counters = new QueryCounters();
  private final OpenCursors cursors = new OpenCursors();
  private final Map<String, RocksDatabase> opened = new ConcurrentHashMap<>();

  /** Takes over a store and opens the databases in it. */
  public RocksBackend(Store store, Upkeep upkeep) {
    this.store = store;
    this.upkeep = new UpkeepCommands(upkeep);
    this.catalog = new Catalog(store);
    catalog.deleteLeftovers();
    catalog.databases().forEach(this::resolveDatabase);
  }

  /** How queries fared. */
  public QueryCounters counters() {
    return counters;
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    String name = command.keySet().iterator().next();
    HeldReplies replies = HeldReplies.of(message.getChannel(), store.commits());
    try {
      Refusals.check(name, command);
      Document answer = upkeep.answer(name, command);
      return answer != null ? answer : super.handleMessage(message);
    } finally {
      if (mustBeDurable(name, command)) {
        replies.holdNextUntil(store.commits().latest());
      }
    }
  }

  private static boolean mustBeDurable(String name, Document command) {
    if (WITHOUT_DATA.contains(name.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (!(command.get("writeConcern") instanceof Document concern)) {
      return true;
    }
    boolean unacknowledged = concern.get("w") instanceof Number w && w.intValue() == 0;
    boolean unjournalled =
        Boolean.FALSE.equals(concern.get("j")) && !"majority".equals(concern.get("w"));
    return !unacknowledged && !unjournalled;
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    HeldReplies.of(channel, store.commits()); // a first greeting comes this way
    if (command.equalsIgnoreCase("hello")) {
      Document answer = super.handleCommand(channel, database, "ismaster", query);
      return answer.append("isWritablePrimary", true);
    }
    return super.handleCommand(channel, database, command, query);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return opened.computeIfAbsent(
        name,
        missing ->
            new RocksDatabase(missing, getCursorRegistry(), store, catalog, counters, cursors));
  }

  @Override
  protected Set<String> listDatabaseNames() {
    return opened.entrySet().stream()
        .filter(entry -> !entry.getValue().hasNoCollections())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public void dropDatabase(String name) {
    super.dropDatabase(name);
    opened.remove(name);
  }

  @Override
  protected Document handleGetMore(String database, String command, Document query) {
    long id = Fields.number(query, command);
    Number batchSize = (Number) query.getOrDefault("batchSize", 0);
    return cursors.more(database + "." + query.get("collection"), id, batchSize.intValue());
  }

  @Override
  protected Document handleKillCursors(Document query) {
    List<Long> killed = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (Object each : (Collection<?>) Fields.value(query, "cursors")) {
      long id = ((Number) each).longValue();
      (cursors.kill(id) ? killed : unknown).add(id);
    }
    return new Document("cursorsKilled", killed)
        .append("cursorsNotFound", unknown)
        .append("cursorsAlive", List.of())
        .append("cursorsUnknown", List.of())
        .append("ok", 1.0);
  }

  @Override
  public void closeCursors(List<Long> ids) {
    ids.forEach(cursors::kill);
  }

  @Override
  public void close() {
    super.close();
    cursors.killAll();
    store.close();
  }
}
