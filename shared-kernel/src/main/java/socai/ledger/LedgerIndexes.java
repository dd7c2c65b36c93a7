package socai.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;

/** The unique indexes that the ledger's promises rest on. */
final class LedgerIndexes {
  static final String STREAMS = "streams";
  static final String COMMAND = "command";

  private LedgerIndexes() {}

  /**
   * Makes the indexes where they are missing, and looks whether they are there as wanted.
   *
   * @throws LedgerBrokenException if one is not
   */
  static void ensure(MongoCollection<Document> commits) {
    for (String field : List.of(STREAMS, COMMAND)) {
      commits.createIndex(Indexes.ascending(field), new IndexOptions().unique(true));
    }
    List<Document> found = commits.listIndexes().into(new java.util.ArrayList<>());
    for (String field : List.of(STREAMS, COMMAND)) {
      boolean there =
          found.stream()
              .anyMatch(
                  index ->
                      index.get("key", Document.class).equals(new Document(field, 1))
                          && index.getBoolean("unique", false));
      if (!there) {
        throw new LedgerBrokenException(
            "the unique index on commits." + field + " is missing; the ledger is not safe to use");
      }
    }
  }
}
