package socai.query.projection;

/** A document of a read model, which remembers how far it has looked. */
public interface View {
  /** Its key, {@code _id} in the store. */
  String id();

  /** The position of the last event that changed it. */
  long position();
}
