package socai.embedded.report;

/**
 * Something that a check found to be wrong.
 *
 * @param kind what is wrong
 * @param collection database and collection, empty when a whole file is meant
 * @param index the index's name, empty when it is not about an index
 * @param key the document's {@code _id} as JSON, or what is known of the place
 */
public record CheckFinding(Kind kind, String collection, String index, String key) {

  /** What can be wrong. */
  public enum Kind {
    /** A file's blocks do not have the checksums that were written with them. */
    CHECKSUM,
    /** The bytes of a document cannot be read. */
    UNREADABLE,
    /** A document lies under another key than its own. */
    MISPLACED,
    /** A document lacks an entry in an index. */
    ENTRY_MISSING,
    /** A unique index names another document for this one's key. */
    ENTRY_OF_ANOTHER,
    /** An index has an entry that no document asks for. */
    ENTRY_TOO_MANY,
    /** An index does not know that documents have several values in a field. */
    REPEATED_UNKNOWN,
    /** A collection's number of documents or bytes is not the one that was counted. */
    MISCOUNTED
  }
}
