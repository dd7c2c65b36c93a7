package socai.embedded.value;

/** Stands in an index for an array without elements, which sorts below null. */
public enum EmptyArray {
  /** The one there is. */
  INSTANCE
}
