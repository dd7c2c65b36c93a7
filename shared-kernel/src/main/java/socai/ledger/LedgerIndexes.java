package socai.ledger;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** The unique indexes that the ledger's promises rest on. */
final class LedgerIndexes {
  static final String STREAMS = "streams";
  static final String COMMAND = "command";

  /** Another index has its name or its key; or what is stored is not unique. */
  private static final Set<Integer> SAYS_NO = Set.of(85, 86, 11000);

  private LedgerIndexes() {}

  /**
   * Makes the indexes where they are missing, and looks whether they are there as wanted.
   *
   * @throws LedgerBrokenException if one is not
   */
  static void ensure(MongoCollection<Document> commits) {
    for (String field : List.of(STREAMS, COMMAND)) {
      make(commits, field);
    }
    List<Document> found = commits.listIndexes().into(new ArrayList<>());
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

  private static void make(MongoCollection<Document> commits, String field) {
    try {
      commits.createIndex(Indexes.ascending(field), new IndexOptions().unique(true));
    } catch (MongoServerException e) {
      if (!SAYS_NO.contains(e.getCode())) {
        throw e;
      }
      throw new LedgerBrokenException("commits." + field + " cannot have its unique index", e);
    }
  }
}
