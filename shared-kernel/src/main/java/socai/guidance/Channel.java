package socai.guidance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How guidance reached a household. */
public enum Channel {
  /** At the door. */
  DOOR,
  /** At a residents' meeting. */
  MEETING,
  /** In a class. */
  CLASS,
  /** By Zalo. */
  ZALO,
  /** By telephone. */
  TELEPHONE;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
