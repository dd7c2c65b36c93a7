package socai.embedded.collection;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.plan.Query;
import socai.embedded.projection.Projection;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.value.Errors;

/** Changes or deletes one document and tells it as it was, or as it is now. */
final class FindAndModify {
  private final RocksCollection collection;
  private final Document command;
  private final Document filter;
  private final Projection projection;

  FindAndModify(RocksCollection collection, Document command) {
    this.collection = collection;
    this.command = command;
    this.filter = document("query");
    this.projection = Projection.of(document("fields"), filter);
  }

  /** Carries it out and returns the reply. The caller holds the writers' lock. */
  Document run() {
    boolean isRemove = Utils.isTrue(command.get("remove"));
    if (isRemove == command.get("update") instanceof Document) {
      throw Errors.failedToParse("Either an update or remove=true must be specified, and not both");
    }
    Updates updates =
        isRemove ? null : collection.updates(filter, document("update"), arrayFilters());
    Query query = Query.of(filter).sortedBy(document("sort")).cut(0, 1);
    Found found;
    try (FoundDocuments all = collection.find(query)) {
      found = all.hasNext() ? all.next() : null;
    }
    return updates == null ? remove(found) : update(found, updates);
  }

  private Document remove(@Nullable Found found) {
    if (found == null) {
      return reply(new Document("n", 0), null);
    }
    collection.removeDocument(found.document());
    return reply(new Document("n", 1), found.document());
  }

  private Document update(@Nullable Found found, Updates updates) {
    boolean isNew = Utils.isTrue(command.get("new"));
    if (found != null) {
      Document changed = updates.changed(found);
      collection.replace(found, changed);
      return reply(outcome(1, true), isNew ? changed : found.document());
    }
    if (!Utils.isTrue(command.get("upsert"))) {
      return reply(outcome(0, false), null);
    }
    Document inserted = updates.insert();
    return reply(
        outcome(1, false).append("upserted", inserted.get("_id")), isNew ? inserted : null);
  }

  private static Document outcome(int n, boolean isThere) {
    return new Document("n", n).append("updatedExisting", isThere);
  }

  private Document reply(Document outcome, @Nullable Document value) {
    return new Document("lastErrorObject", outcome)
        .append("value", value == null ? null : projection.of(value))
        .append("ok", 1.0);
  }

  private Document document(String field) {
    return command.get(field) instanceof Document document ? document : new Document();
  }

  private List<Document> arrayFilters() {
    return command.get("arrayFilters") instanceof Collection<?> all
        ? all.stream().map(Document.class::cast).toList()
        : List.of();
  }
}
