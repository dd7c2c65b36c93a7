package socai.query.projection;

import java.util.function.Function;

/**
 * In which order the pictures on a shelf are read: by a text that each has and no other.
 *
 * @param field what holds it in the store
 * @param of reads it
 */
public record Order<P extends Picture>(String field, Function<P, String> of) {
  /** By their keys. */
  static <P extends Picture> Order<P> ofKeys() {
    return new Order<>("_id", Picture::id);
  }
}
