package socai.ledger;

import java.util.Optional;

/**
 * Something of which there is one in the whole ledger, whatever stream it is recorded in: the
 * commit that takes it first has it for ever.
 *
 * @param kind what it is, such as {@code act}
 * @param id which one
 */
public record UniqueKey(String kind, String id) {
  /**
   * No stream begins so: keys stand beside places in streams, and are watched over as those are.
   */
  private static final String MARK = "=";

  @Override
  public String toString() {
    return MARK + kind + "/" + id;
  }

  /** Reads what {@link #toString} wrote; empty if that is something else. */
  static Optional<UniqueKey> parse(String text) {
    int slash = text.indexOf('/');
    return isOne(text) && slash > 0
        ? Optional.of(
            new UniqueKey(text.substring(MARK.length(), slash), text.substring(slash + 1)))
        : Optional.empty();
  }

  static boolean isOne(String text) {
    return text.startsWith(MARK);
  }
}
