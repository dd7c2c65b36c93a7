package socai.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import socai.event.StreamId;

/** Identifies a service of the catalogue by a short word that people can read, such as vneid. */
public record ServiceId(@JsonValue String value) {
  /** Lower-case letters and digits, with single hyphens between them. */
  public static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";

  /** The most characters. */
  public static final int LONGEST = 40;

  private static final Pattern COMPILED = Pattern.compile(FORM);

  /**
   * @throws IllegalArgumentException if {@code value} is not 1 to 40 lower-case letters, digits and
   *     single hyphens between them
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ServiceId {
    if (value.length() > LONGEST || !COMPILED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a service is named by lower-case letters, digits, hyphens");
    }
  }

  /** The stream that tells of this service. */
  public StreamId stream() {
    return new StreamId("service", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
