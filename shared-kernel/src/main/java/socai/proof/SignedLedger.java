package socai.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.StoreClient;
import socai.proof.note.VerifierKey;

/** A ledger with its log at the address of a store, for those who only read it. */
public final class SignedLedger implements AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase database;
  private final Ledger ledger;
  private final LedgerExport export;

  private SignedLedger(MongoClient client, MongoDatabase database) {
    this.client = client;
    this.database = database;
    this.ledger = new MongoLedger(database);
    this.export = new LedgerExport(ledger, new TransparencyLog(database));
  }

  /**
   * Opens it.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static SignedLedger open(String uri) {
    MongoClient client = StoreClient.of(uri);
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

  /** The keys that the database says the log has signed with, the one in use last. */
  public List<VerifierKey> publishedKeys() {
    return new MongoKeys(database).all().stream().map(LogKey::key).toList();
  }

  /**
   * A check of it.
   *
   * @param keys those that may have signed it
   * @throws socai.problem.RefusedException if nothing was signed yet
   */
  public WholeCheck check(List<VerifierKey> keys) {
    MongoCheckpoints checkpoints = new MongoCheckpoints(database);
    long size =
        checkpoints
            .latest()
            .map(last -> last.checkpoint().size())
            .orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
    return new WholeCheck(
        new LedgerCheck(
            ledger,
            new MongoTiles(database),
            checkpoints,
            note -> keys.stream().anyMatch(note::isSignedBy)),
        size);
  }

  @Override
  public void close() {
    client.close();
  }
}
