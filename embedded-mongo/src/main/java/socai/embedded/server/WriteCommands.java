package socai.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Fields;
import socai.embedded.collection.RocksCollection;
import socai.embedded.surface.FilterCheck;
import socai.embedded.surface.IdCheck;
import socai.embedded.surface.ProjectionCheck;
import socai.embedded.surface.Refusal;
import socai.embedded.surface.SortCheck;
import socai.embedded.surface.UpdateCheck;
import socai.embedded.wire.ErrorReply;

/**
 * Carries out insert, update, delete and findAndModify. Each document is written for itself; an
 * ordered command ends at the first refusal, and the reply says which were refused and why.
 */
final class WriteCommands {
  private WriteCommands() {}

  /**
   * Inserts.
   *
   * @param collection made when it is missing, but not for a command that cannot be read
   */
  static Document insert(Document command, Supplier<RocksCollection> collection) {
    TimeLimit limit = TimeLimit.of(command);
    List<Document> documents = Fields.documents(command, "documents");
    boolean ordered = isOrdered(command);
    Outcome outcome = new Outcome();
    limit.check();
    List<Document> allowed = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < documents.size() && !(ordered && outcome.isRefused()); i++) {
      try {
        IdCheck.check(documents.get(i));
        allowed.add(documents.get(i));
        places.add(i);
      } catch (MongoServerError error) {
        outcome.refuse(i, error);
      }
    }
    RocksCollection target = collection.get();
    Outcome written = new Outcome();
    target.insert(allowed, ordered, (index, error) -> written.refuse(places.get(index), error));
    if (ordered && written.isRefused()) {
      return written.reply(places.indexOf(written.firstIndex()));
    }
    outcome.addAll(written);
    return outcome.reply(allowed.size() - written.size());
  }

  /**
   * Carries out updates one by one.
   *
   * @param updateOne carries out a single one
   */
  static Document update(Document command, UnaryOperator<Document> updateOne) {
    TimeLimit limit = TimeLimit.of(command);
    List<Document> updates = Fields.documents(command, "updates");
    Outcome outcome = new Outcome();
    List<Document> upserted = new ArrayList<>();
    int changed = 0;
    int modified = 0;
    for (int i = 0; i < updates.size(); i++) {
      Document result = updated(updates.get(i), updateOne, limit);
      changed += count(result, "n");
      modified += count(result, "nModified");
      for (Document each : listOrNone(result, "upserted")) {
        upserted.add(new Document("index", i).append("_id", each.get("_id")));
      }
      List<Document> errors = listOrNone(result, "writeErrors");
      for (Document error : errors) {
        outcome.add(i, error);
      }
      if (!errors.isEmpty() && isOrdered(command)) {
        break;
      }
    }
    Document reply = outcome.reply(changed);
    reply.put("nModified", modified);
    if (!upserted.isEmpty()) {
      reply.put("upserted", upserted);
    }
    return reply;
  }

  private static Document updated(
      Document update, UnaryOperator<Document> updateOne, TimeLimit limit) {
    try {
      limit.check();
      Document filter = Fields.document(update, "q");
      FilterCheck.check(filter);
      UpdateCheck.check(
          update.get("u"), listOrNone(update, "arrayFilters"), Utils.isTrue(update.get("multi")));
      return updateOne.apply(update);
    } catch (RuntimeException e) {
      return new Document("writeErrors", List.of(Outcome.describe(ErrorReply.error(e))));
    }
  }

  /** Carries out one update. */
  static Document updateOne(Document update, RocksCollection collection) {
    Document result =
        collection.update(
            Fields.document(update, "q"),
            Fields.document(update, "u"),
            listOrNone(update, "arrayFilters"),
            Utils.isTrue(update.get("multi")),
            Utils.isTrue(update.get("upsert")));
    if (result.containsKey("upserted")) {
      result.put("upserted", List.of(new Document("_id", result.get("upserted"))));
    }
    return result;
  }

  static Document delete(@Nullable RocksCollection collection, Document command) {
    TimeLimit limit = TimeLimit.of(command);
    Outcome outcome = new Outcome();
    List<Document> deletes = Fields.documents(command, "deletes");
    int deleted = 0;
    for (int i = 0; i < deletes.size(); i++) {
      try {
        limit.check();
        deleted += deleteOne(collection, deletes.get(i));
      } catch (RuntimeException e) {
        outcome.refuse(i, ErrorReply.error(e));
        if (isOrdered(command)) {
          break;
        }
      }
    }
    return outcome.reply(deleted);
  }

  private static int deleteOne(@Nullable RocksCollection collection, Document delete) {
    double limit = ((Number) Fields.value(delete, "limit")).doubleValue();
    if (limit != 0 && limit != 1) {
      throw Refusal.failedToParse(
          "The limit field in delete objects must be 0 or 1. Got %s", limit);
    }
    Document filter = Fields.document(delete, "q");
    FilterCheck.check(filter);
    return collection == null
        ? 0
        : collection.deleteDocuments(filter, (int) limit, NoopOplog.get());
  }

  /** Looks at the command even if there is no collection. */
  static void checkFindAndModify(Document command) {
    boolean remove = Utils.isTrue(command.get("remove"));
    boolean update = command.get("update") != null;
    if (remove == update) {
      throw Refusal.failedToParse(
          remove
              ? "Cannot specify both an update and remove=true"
              : "Either an update or remove=true must be specified");
    }
    if (remove && Utils.isTrue(command.get("new"))) {
      throw Refusal.failedToParse(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted"
              + " document");
    }
    if (remove && Utils.isTrue(command.get("upsert"))) {
      throw Refusal.failedToParse("Cannot specify both upsert=true and remove=true");
    }
    Document filter = documentOrNone(command, "query");
    FilterCheck.check(filter);
    SortCheck.check(documentOrNone(command, "sort"));
    ProjectionCheck.check(documentOrNone(command, "fields"));
    if (update) {
      UpdateCheck.check(command.get("update"), listOrNone(command, "arrayFilters"), false);
    }
  }

  static Document findAndModify(@Nullable RocksCollection collection, Document command) {
    TimeLimit.of(command).check();
    Document reply =
        collection == null
            ? new Document("value", null)
            : collection.findAndModify(withoutNulls(command));
    if (!reply.containsKey("lastErrorObject")) {
      reply.put("lastErrorObject", lastError(command, reply));
    }
    return reply.append("ok", 1.0);
  }

  private static Document lastError(Document command, Document reply) {
    if (Utils.isTrue(command.get("remove"))) {
      return new Document("n", reply.get("value") == null ? 0 : 1);
    }
    return new Document("n", Utils.isTrue(command.get("upsert")) ? 1 : 0)
        .append("updatedExisting", false);
  }

  private static Document withoutNulls(Document command) {
    Document given = new Document();
    command.forEach(
        (field, value) -> {
          if (value != null) {
            given.put(field, value);
          }
        });
    return given;
  }

  private static Document documentOrNone(Document command, String field) {
    return command.get(field) instanceof Document document ? document : new Document();
  }

  private static boolean isOrdered(Document command) {
    return !command.containsKey("ordered") || Utils.isTrue(command.get("ordered"));
  }

  private static int count(Document result, String field) {
    return result.get(field) instanceof Number number ? number.intValue() : 0;
  }

  private static List<Document> listOrNone(Document document, String field) {
    return document.containsKey(field) ? Fields.documents(document, field) : List.of();
  }
}
