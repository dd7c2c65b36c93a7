package socai.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import socai.ledger.MongoLedger;
import socai.ledger.StoreClient;
import socai.ledger.start.LedgerOrigin;
import socai.version.ProductVersion;

/** What a copy of a store says of the ledger in it, for whoever finds it years later. */
public final class LedgerContents {
  private LedgerContents() {}

  /**
   * Looks at the ledger in a store and changes nothing.
   *
   * @param uri as {@code socai.mongodb.uri}
   * @return which program made the copy; the ledger's name, if it has one; the position of its last
   *     event; and the last checkpoint that was signed of it, if one was
   */
  public static Map<String, Object> of(String uri) {
    try (MongoClient client = StoreClient.of(uri)) {
      MongoDatabase database = MongoLedger.database(client, uri);
      Map<String, Object> contents = new LinkedHashMap<>();
      contents.put("program", ProductVersion.current());
      LedgerOrigin.in(database).ifPresent(source -> contents.put("ledger", source));
      contents.put("head", MongoLedger.headOf(database).value());
      new MongoCheckpoints(database)
          .latest()
          .ifPresent(signed -> contents.put("checkpoint", signed.note().toString()));
      return contents;
    }
  }
}
