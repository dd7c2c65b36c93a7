package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an act lies outside a membership. */
enum Outside {
  BEFORE_THE_TEAM,
  AFTER_THE_TEAM,
  NOT_A_MEMBER;

  /** The name in JSON: lower case. */
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
