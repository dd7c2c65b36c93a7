package socai.ledger.start;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import socai.ledger.MongoLedger;
import socai.ledger.Readers;

/** Opens the ledger of a process, or says why it must not be opened and what to do about it. */
public final class SafeStart {
  private SafeStart() {}

  /**
   * Opens the ledger named {@code source} in {@code database}, after a few questions to its server.
   *
   * @param address by which the server was reached; its options must not weaken what is written
   * @param production whether what is written must outlive the loss of a disk: then a server on its
   *     own is refused
   * @throws socai.problem.RefusedException with a {@link socai.ledger.StartRefusal}, or a {@link
   *     socai.ledger.LedgerBrokenException} that one caused
   */
  public static MongoLedger open(
      MongoDatabase database,
      ConnectionString address,
      String source,
      boolean production,
      Clock clock) {
    ServerRules.check(
        ServerLook.at(database, clock), ServerLook.wanted(address.getWriteConcern()), production);
    Readers readers = new Readers(database);
    readers.demandKnown();
    MongoLedger ledger = new MongoLedger(database);
    new LedgerOrigin(database).claim(source, ledger, clock);
    readers.sayWhatIsToCome();
    return ledger;
  }
}
