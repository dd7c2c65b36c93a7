package socai.guidance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why guidance was declined or impossible, or why a household stepped back. */
public enum Reason {
  NOT_HOME,
  NO_TIME,
  NOT_INTERESTED,
  DISTRUST,
  NO_SMARTPHONE,
  NO_SIGNAL,
  NO_DOCUMENTS,
  LANGUAGE,
  LOST_PHONE,
  CHANGED_SIM,
  SERVICE_DOWN,
  OTHER;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
