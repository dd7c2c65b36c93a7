package socai.ledger.contract;

import java.time.Clock;
import java.time.Duration;
import socai.ledger.Ledger;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;

/** Axon's engine on any ledger. */
public final class Engines {
  private static final Duration POLL = Duration.ofMillis(10);

  private Engines() {}

  /** The engine and the source on {@code ledger}. */
  public static EngineContract.Opened on(Ledger ledger) {
    LedgerEventStorageEngine engine =
        new LedgerEventStorageEngine(ledger, "/ledger/test", Clock.systemUTC());
    LedgerMessageSource source = new LedgerMessageSource(ledger, engine, POLL);
    return new EngineContract.Opened(engine, source, source::close);
  }
}
