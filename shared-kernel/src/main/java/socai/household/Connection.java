package socai.household;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a household reaches the Internet at home. */
public enum Connection {
  NONE,
  MOBILE,
  FIXED;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
