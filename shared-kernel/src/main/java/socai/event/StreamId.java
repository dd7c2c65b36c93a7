package socai.event;

import java.util.regex.Pattern;

/**
 * Names a stream: the events of one unit, team, household or service, in order.
 *
 * @param kind what the stream is about, in lower case letters
 * @param id which one: letters, digits and hyphens
 */
public record StreamId(String kind, String id) {
  private static final Pattern KIND = Pattern.compile("[a-z]{1,20}");
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

  /**
   * @throws IllegalArgumentException if a part has other characters: they would break the key range
   *     of the stream
   */
  public StreamId {
    if (!KIND.matcher(kind).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the name of a stream");
    }
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static StreamId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not the name of a stream");
    }
    return new StreamId(text.substring(0, slash), text.substring(slash + 1));
  }

  /** {@code kind/id}. */
  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
