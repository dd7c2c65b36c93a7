package socai.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Fields;
import socai.embedded.collection.RocksCollection;

/**
 * Carries out insert, update and delete. Each document is written for itself; an ordered command
 * ends at the first refusal, and the reply says which were refused and why.
 */
final class WriteCommands {
  private static final int INVALID_NAMESPACE = 73;

  private WriteCommands() {}

  /**
   * The name of a collection that clients may write.
   *
   * @throws MongoServerError if it is one of the store's own
   */
  static String userCollection(Object name) {
    String text = String.valueOf(name);
    if (text.startsWith("system.")) {
      throw new MongoServerError(
          INVALID_NAMESPACE, "InvalidNamespace", "not to be written by clients: " + text);
    }
    return text;
  }

  /**
   * Inserts.
   *
   * @param collection made when it is missing, but not for a command that cannot be read
   */
  static Document insert(Document command, Supplier<RocksCollection> collection) {
    List<Document> documents = Fields.documents(command, "documents");
    boolean ordered = isOrdered(command);
    Outcome outcome = new Outcome();
    int[] refusedFrom = {documents.size()};
    collection
        .get()
        .insert(
            documents,
            ordered,
            (index, error) -> {
              outcome.refuse(index, error);
              refusedFrom[0] = index;
            });
    int inserted = ordered ? refusedFrom[0] : documents.size() - outcome.errors.size();
    return outcome.reply(inserted);
  }

  /**
   * Carries out updates one by one.
   *
   * @param updateOne carries out a single one
   */
  static Document update(Document command, UnaryOperator<Document> updateOne) {
    List<Document> updates = Fields.documents(command, "updates");
    Outcome outcome = new Outcome();
    List<Document> upserted = new ArrayList<>();
    int changed = 0;
    int modified = 0;
    for (int i = 0; i < updates.size(); i++) {
      Document result = updateOne.apply(updates.get(i));
      changed += (int) Fields.number(result, "n");
      modified += (int) Fields.number(result, "nModified");
      for (Document each : listOrNone(result, "upserted")) {
        upserted.add(new Document("index", i).append("_id", each.get("_id")));
      }
      List<Document> errors = listOrNone(result, "writeErrors");
      for (Document error : errors) {
        error.put("index", i);
        outcome.errors.add(error);
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

  /**
   * Carries out one update; what is refused is told in the reply.
   *
   * @param collection made when it is missing
   */
  static Document updateOne(Document update, Supplier<RocksCollection> collection) {
    Outcome outcome = new Outcome();
    try {
      List<Document> arrayFilters = listOrNone(update, "arrayFilters");
      Document result =
          collection
              .get()
              .update(
                  Fields.document(update, "q"),
                  Fields.document(update, "u"),
                  arrayFilters,
                  Utils.isTrue(update.get("multi")),
                  Utils.isTrue(update.get("upsert")));
      if (result.containsKey("upserted")) {
        result.put("upserted", List.of(new Document("_id", result.get("upserted"))));
      }
      return result;
    } catch (MongoServerError error) {
      outcome.refuse(0, error);
      return outcome.reply(0).append("nModified", 0);
    }
  }

  static Document delete(@Nullable RocksCollection collection, Document command, Oplog oplog) {
    Outcome outcome = new Outcome();
    if (collection == null) {
      return outcome.reply(0);
    }
    userCollection(collection.getCollectionName());
    List<Document> deletes = Fields.documents(command, "deletes");
    int deleted = 0;
    for (int i = 0; i < deletes.size(); i++) {
      Document delete = deletes.get(i);
      try {
        int limit = (int) Fields.number(delete, "limit");
        deleted += collection.deleteDocuments(Fields.document(delete, "q"), limit, oplog);
      } catch (MongoServerError error) {
        outcome.refuse(i, error);
        if (isOrdered(command)) {
          break;
        }
      }
    }
    return outcome.reply(deleted);
  }

  private static boolean isOrdered(Document command) {
    return !command.containsKey("ordered") || Utils.isTrue(command.get("ordered"));
  }

  private static List<Document> listOrNone(Document document, String field) {
    return document.containsKey(field) ? Fields.documents(document, field) : List.of();
  }

  /** What was refused. */
  private static final class Outcome {
    final List<Document> errors = new ArrayList<>();

    void refuse(int index, MongoServerError error) {
      errors.add(
          new Document("index", index)
              .append("code", error.getCode())
              .append("errmsg", error.getMessageWithoutErrorCode()));
    }

    Document reply(int number) {
      Document reply = new Document("n", number);
      if (!errors.isEmpty()) {
        reply.put("writeErrors", errors);
      }
      return reply.append("ok", 1.0);
    }
  }
}
