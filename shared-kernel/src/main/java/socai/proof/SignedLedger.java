package socai.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import socai.ledger.MongoLedger;

/** A ledger with its log at the address of a store, for those who only read it. */
public final class SignedLedger implements AutoCloseable {
  private final MongoClient client;
  private final LedgerExport export;

  private SignedLedger(MongoClient client, MongoDatabase database) {
    this.client = client;
    this.export = new LedgerExport(new MongoLedger(database), new TransparencyLog(database));
  }

  /**
   * Opens it.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static SignedLedger open(String uri) {
    MongoClient client = MongoClients.create(uri);
    try {
      return new SignedLedger(client, MongoLedger.database(client, uri));
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Writes exports of it. */
  public LedgerExport export() {
    return export;
  }

  @Override
  public void close() {
    client.close();
  }
}
