package socai.standalone.crash.check.planted;

import socai.ledger.Commit;

/** A checker that believes what the ledger's own code says. */
public class AsksTheWriter {
  public int events(Commit commit) {
    return commit.events().size();
  }
}
