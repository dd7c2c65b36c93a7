package socai.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import socai.problem.RefusedException;

/** The unique indexes that the ledger's promises rest on. */
final class LedgerIndexes {
  static final String STREAMS = "streams";
  static final String COMMAND = "command";

  private LedgerIndexes() {}

  /**
   * Makes the indexes in a ledger without commits, and looks whether they are as wanted in any
   * other: there, what was appended without them may already be wrong.
   *
   * @throws LedgerBrokenException if one is not, caused by a refusal that tells how to repair it
   */
  static void ensure(MongoDatabase database) {
    MongoCollection<Document> commits = MongoCommits.in(database).withDocumentClass(Document.class);
    boolean there =
        database.listCollectionNames().into(new HashSet<>()).contains(MongoCommits.COLLECTION);
    try {
      for (String field :
          WantedIndexes.toBeMade(there ? indexesOf(commits) : List.of(), hasAny(commits))) {
        commits.createIndex(Indexes.ascending(field), new IndexOptions().unique(true));
      }
    } catch (RefusedException e) {
      throw new LedgerBrokenException("the ledger is not safe to use: " + e.getMessage(), e);
    }
  }

  private static List<Document> indexesOf(MongoCollection<Document> commits) {
    return commits.listIndexes().into(new ArrayList<>());
  }

  private static boolean hasAny(MongoCollection<Document> commits) {
    return commits.find().projection(Projections.include("_id")).limit(1).first() != null;
  }
}
