package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import socai.embedded.bson.PartialBson;
import socai.embedded.bson.StoredBson;
import socai.embedded.match.Filter;
import socai.embedded.match.Hit;
import socai.embedded.plan.Query;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.update.Update;
import socai.embedded.update.Upserts;
import socai.embedded.value.Errors;

/** Updates the documents of a collection that match. The caller holds the writers' lock. */
final class Updates {
  private final RocksCollection collection;
  private final Document asked;
  private final Filter filter;
  private final Update update;

  Updates(RocksCollection collection, Document asked, Update update) {
    this.collection = collection;
    this.asked = asked;
    this.filter = Filter.of(asked);
    this.update = update;
  }

  /** Updates the first that matches, or all; inserts one if there is none and that is wanted. */
  Document run(boolean isMulti, boolean isUpsert) {
    if (isMulti && update.isReplacement()) {
      throw Errors.failedToParse("multi update is not supported for replacement-style update");
    }
    int matched = 0;
    int modified = 0;
    try (FoundDocuments found = collection.find(Query.of(asked).cut(0, isMulti ? 0 : 1))) {
      while (found.hasNext()) {
        Found old = found.next();
        matched++;
        modified += collection.replace(old, changed(old)) ? 1 : 0;
      }
    }
    Document reply = new Document();
    if (matched == 0 && isUpsert) {
      matched = 1;
      reply.put("upserted", insert().get("_id"));
    }
    return reply.append("n", matched).append("nModified", modified);
  }

  /** What the update makes of a document that was found, as yet unwritten. */
  Document changed(Found old) {
    // Of what is replaced only the id is kept: the rest need not be read.
    Document base =
        update.isReplacement()
            ? PartialBson.decode(old.bson(), Set.of("_id"))
            : StoredBson.decode(old.bson());
    return update.on(base, update.namesTheMatch() ? position(base) : -1, false);
  }

  private int position(Document document) {
    Hit hit = new Hit();
    filter.matches(document, hit);
    return hit.index();
  }

  /** Inserts what an upsert inserts where nothing matches. */
  Document insert() {
    Document document = Upserts.of(asked, update);
    collection.addDocument(document);
    return document;
  }
}
