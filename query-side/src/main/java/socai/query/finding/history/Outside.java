package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an act lies outside a membership. */
public enum Outside {
  BEFORE_THE_TEAM,
  AFTER_THE_TEAM,
  NOT_A_MEMBER;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
