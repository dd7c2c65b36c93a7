package socai.proof;

import java.util.Arrays;
import java.util.Optional;

/** In what the ledger, its tree and what was signed of them differ. */
public enum Difference {
  /** A line is not the one that was signed. */
  LINE("line-differs"),
  /** Positions that were signed have no line any more. */
  SHORTER("ledger-shorter"),
  /** The store cannot read a line: its files are damaged. */
  DAMAGED("store-damaged"),
  /** Between two lines a position is missing. */
  GAP("position-missing"),
  /** The lines are as they were signed, the kept tree is not. */
  TREE("tree-differs"),
  /** A checkpoint has not the root that the lines have. */
  ROOT("root-differs"),
  /** A checkpoint that was published here is not there any more. */
  CHECKPOINT_GONE("checkpoint-gone"),
  /** A checkpoint is not signed by the log's key. */
  SIGNATURE("checkpoint-not-ours"),
  /** The log is signed with another key than this process has. */
  KEY("key-of-another");

  private final String code;

  Difference(String code) {
    this.code = code;
  }

  /** The one that is called {@code code}; empty if none is. */
  static Optional<Difference> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** Its stable name in logs and answers. */
  public String code() {
    return code;
  }
}
