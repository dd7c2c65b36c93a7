package socai.proof.note;

/** What a key signs, by the byte that signed notes give it. */
public enum KeyType {
  /** Whole notes, as a log signs its checkpoints. */
  NOTE((byte) 1),
  /** Checkpoints of others with the time at which they were seen, as a witness does. */
  COSIGNATURE((byte) 4);

  private final byte identifier;

  KeyType(byte identifier) {
    this.identifier = identifier;
  }

  byte identifier() {
    return identifier;
  }
}
