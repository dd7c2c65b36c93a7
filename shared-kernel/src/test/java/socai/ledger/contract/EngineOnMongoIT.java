package socai.ledger.contract;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.ledger.MongoLedger;

/** Axon's engine on a server that speaks MongoDB's protocol. */
@ExtendWith(FreshDatabase.class)
class EngineOnMongoIT extends EngineContract {
  private MongoDatabase database;

  @BeforeEach
  void remember(MongoDatabase fresh) {
    database = fresh;
  }

  @Override
  protected Opened openOneMore() {
    return Engines.on(new MongoLedger(database));
  }
}
