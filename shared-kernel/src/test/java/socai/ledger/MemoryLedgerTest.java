package socai.ledger;

import socai.fixture.MemoryLedger;
import socai.ledger.contract.LedgerContract;

/** The ledger that other tests stand on keeps the promises of the real one. */
class MemoryLedgerTest extends LedgerContract {
  private final Ledger ledger = new MemoryLedger();

  @Override
  protected Ledger open() {
    return ledger;
  }
}
