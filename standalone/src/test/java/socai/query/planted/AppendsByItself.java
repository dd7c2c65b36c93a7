package socai.query.planted;

import socai.ledger.Commit;
import socai.ledger.Ledger;

/** Whoever answers writes. */
public final class AppendsByItself {
  private final Ledger ledger;

  /** Writes to {@code ledger}. */
  public AppendsByItself(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes {@code commit}. */
  public void write(Commit commit) {
    ledger.append(commit);
  }
}
