package socai.command.planted;

import com.mongodb.client.MongoDatabase;

/** Writes past the ledger. */
public interface WritesCommits {
  /** The store. */
  MongoDatabase store();
}
