package socai.guidance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The ladder a household climbs on each service, from below to above. */
public enum AdoptionLevel {
  NONE,
  INTRODUCED,
  INSTALLED,
  ACTIVATED,
  USES_ALONE;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many rungs it stands above none: 0 to 4. */
  public int rung() {
    return switch (this) {
      case NONE -> 0;
      case INTRODUCED -> 1;
      case INSTALLED -> 2;
      case ACTIVATED -> 3;
      case USES_ALONE -> 4;
    };
  }

  /** The level above this one; the highest is above itself. */
  public AdoptionLevel next() {
    return switch (this) {
      case NONE -> INTRODUCED;
      case INTRODUCED -> INSTALLED;
      case INSTALLED -> ACTIVATED;
      case ACTIVATED, USES_ALONE -> USES_ALONE;
    };
  }

  /** The higher of this level and {@code other}. */
  public AdoptionLevel orHigher(AdoptionLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The lower of this level and {@code other}. */
  public AdoptionLevel orLower(AdoptionLevel other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
