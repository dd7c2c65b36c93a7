package socai.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import socai.embedded.bson.Fields;
import socai.embedded.match.Filter;
import socai.embedded.surface.FilterCheck;
import socai.embedded.surface.Refusal;

/** Carries out the commands that are about more than one database. */
final class DatabaseCommands {
  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int NAMESPACE_EXISTS = 48;

  private DatabaseCommands() {}

  static Document list(Collection<RocksDatabase> databases, Document command) {
    List<Document> listed = new ArrayList<>();
    long total = 0;
    for (RocksDatabase database : databases) {
      if (database.hasNoCollections()) {
        continue;
      }
      Document described =
          new Document("name", database.getDatabaseName())
              .append("sizeOnDisk", database.dataBytes())
              .append("empty", false);
      if (matches(described, command)) {
        total += database.dataBytes();
        listed.add(described);
      }
    }
    if (Utils.isTrue(command.get("nameOnly"))) {
      listed.replaceAll(each -> new Document("name", each.get("name")));
      return new Document("databases", listed).append("ok", 1.0);
    }
    return new Document("databases", listed).append("totalSize", total).append("ok", 1.0);
  }

  /** Whether a list's filter, if there is one, lets a description through. */
  static boolean matches(Document described, Document command) {
    if (!(command.get("filter") instanceof Document filter)) {
      return true;
    }
    FilterCheck.check(filter);
    return Filter.of(filter).matches(described);
  }

  static Document rename(Function<String, RocksDatabase> databases, Document command) {
    Namespace from = Namespace.of(Fields.text(command, "renameCollection"));
    Namespace to = Namespace.of(Fields.text(command, "to"));
    if (from.equals(to)) {
      throw Refusal.illegalOperation("renaming a collection to itself");
    }
    RocksDatabase source = databases.apply(from.database());
    MongoCollection<?> collection = source.resolveCollection(from.collection(), false);
    if (collection == null) {
      throw new MongoServerError(
          NAMESPACE_NOT_FOUND,
          "NamespaceNotFound",
          String.format(
              Locale.ROOT,
              "Source collection %s.%s does not exist",
              from.database(),
              from.collection()));
    }
    RocksDatabase target = databases.apply(to.database());
    if (target.resolveCollection(to.collection(), false) != null) {
      if (!Utils.isTrue(command.get("dropTarget"))) {
        throw new MongoServerError(NAMESPACE_EXISTS, "NamespaceExists", "target namespace exists");
      }
      target.dropCollection(to.collection(), NoopOplog.get());
    }
    target.moveCollection(source, collection, to.collection());
    return new Document("ok", 1.0);
  }

  private record Namespace(String database, String collection) {
    static Namespace of(String full) {
      int dot = full.indexOf('.');
      String database = Names.database(dot < 0 ? full : full.substring(0, dot));
      return new Namespace(
          database, Names.toWrite(database, dot < 0 ? "" : full.substring(dot + 1)));
    }
  }
}
