package socai.embedded.index;

import java.util.List;

/**
 * One field of an index.
 *
 * @param path the field, with dots for fields inside
 * @param descending whether its values are kept from the highest to the lowest
 */
public record IndexField(String path, boolean descending) {

  /** The names on the way to the field. */
  public List<String> names() {
    return List.of(path.split("\\.", -1));
  }
}
