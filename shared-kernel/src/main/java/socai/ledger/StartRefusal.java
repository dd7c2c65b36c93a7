package socai.ledger;

import socai.problem.Refusal;

/** Why a process does not start on this store: going on would put the ledger's promises at risk. */
public enum StartRefusal implements Refusal {
  STANDALONE("start.standalone"),
  ARBITER("start.arbiter"),
  WEAK_WRITES("start.weak-writes"),
  INDEX_MISSING("start.index-missing"),
  INDEX_WRONG("start.index-wrong"),
  OTHER_LEDGER("start.other-ledger"),
  NEWER_LEDGER("start.newer-ledger"),
  NODE_TAKEN("start.node-taken"),
  CLOCK_OFF("start.clock-off"),
  UNKNOWN_SETTING("start.unknown-setting"),
  BAD_SETTING("start.bad-setting"),
  DEMO_BESIDE_OTHERS("start.demo-beside-others"),
  DEMO_IN_PRODUCTION("start.demo-in-production"),
  STORE_DAMAGED("start.store-damaged"),
  STORE_INCOMPLETE("start.store-incomplete"),
  BACKUP_DIFFERS("start.backup-differs"),
  STORE_IN_USE("start.store-in-use"),
  STORE_UNUSABLE("start.store-unusable");

  private final String code;

  StartRefusal(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Nobody is there yet to be answered; if they were, it would be with this. */
  @Override
  public int status() {
    return 503;
  }
}
