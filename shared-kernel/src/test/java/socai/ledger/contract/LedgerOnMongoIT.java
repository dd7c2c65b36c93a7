package socai.ledger.contract;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;

/** The ledger on a server that speaks MongoDB's protocol. */
@ExtendWith(FreshDatabase.class)
class LedgerOnMongoIT extends LedgerContract {
  private MongoDatabase database;

  @BeforeEach
  void remember(MongoDatabase fresh) {
    database = fresh;
  }

  @Override
  protected Ledger open() {
    return new MongoLedger(database);
  }
}
