package socai.team;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member is in a team: tổ trưởng, tổ phó, thành viên. */
public enum Role {
  LEADER,
  DEPUTY,
  MEMBER;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
