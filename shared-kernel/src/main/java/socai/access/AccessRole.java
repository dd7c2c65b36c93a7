package socai.access;

import java.util.Locale;

/** What a login may do. */
public enum AccessRole {
  /** A team's member with a phone: households and guidance acts. */
  FIELD,
  /** An officer of a commune or the province: teams, members, and all that the field does. */
  OFFICER,
  /** Reads figures, sees no names. */
  ANALYST,
  /** Reads everything, back to the events. */
  AUDITOR,
  /** Keeps units and the catalogue of services. */
  ADMIN;

  /** The name in lower case, as logins and texts use it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
