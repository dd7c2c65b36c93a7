package socai.query.projection;

import java.util.function.Function;

/**
 * In which order the views in a collection are read: by a text that each has and no other.
 *
 * @param field what holds it in the store
 * @param of reads it
 */
public record Order<P extends View>(String field, Function<P, String> of) {
  /** By their keys. */
  static <P extends View> Order<P> ofKeys() {
    return new Order<>("_id", View::id);
  }
}
