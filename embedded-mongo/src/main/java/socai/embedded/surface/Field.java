package socai.embedded.surface;

/**
 * A field of a command or of a part of it.
 *
 * @param isNeeded whether it must be there
 * @param isHeeded false for one that is refused unless it asks for nothing
 */
record Field(String name, FieldType type, boolean isNeeded, boolean isHeeded) {
  static Field may(String name, FieldType type) {
    return new Field(name, type, false, true);
  }

  static Field needed(String name, FieldType type) {
    return new Field(name, type, true, true);
  }

  /** Known to MongoDB and not supported here. */
  static Field refused(String name) {
    return new Field(name, FieldType.ANY, false, false);
  }
}
