package socai.standalone.crash.check;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

/** The documents of a ledger, as they are stored. */
@FunctionalInterface
public interface StoredCommits {
  /** Those whose {@code _id} is {@code position} or more, in the order of their {@code _id}. */
  Iterable<Document> from(long position);

  /** Those in {@code collection}, as a majority has them. */
  static StoredCommits in(MongoCollection<Document> collection) {
    MongoCollection<Document> confirmed = collection.withReadConcern(ReadConcern.MAJORITY);
    return position -> confirmed.find(Filters.gte("_id", position)).sort(Sorts.ascending("_id"));
  }
}
