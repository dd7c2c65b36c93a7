package socai.proof.verify;

/** A line that is proven to be in the ledger. */
public final class Included {
  private final long position;
  private final byte[] line;
  private final CheckpointNote checkpoint;

  Included(long position, byte[] line, CheckpointNote checkpoint) {
    this.position = position;
    this.line = line;
    this.checkpoint = checkpoint;
  }

  /** Its place, from 1. */
  public long position() {
    return position;
  }

  /** Its bytes, as the caller's own. */
  public byte[] line() {
    return line.clone();
  }

  /** By what it is proven. */
  public CheckpointNote checkpoint() {
    return checkpoint;
  }
}
