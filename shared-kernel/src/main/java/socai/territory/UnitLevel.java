package socai.territory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The levels of administrative units. Districts ended in the whole country on 2025-06-30. */
public enum UnitLevel {
  PROVINCE,
  DISTRICT,
  COMMUNE,
  HAMLET;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a unit of this level may stand directly below one of {@code parent}; empty: no parent.
   */
  public boolean fitsBelow(Optional<UnitLevel> parent) {
    return switch (this) {
      case PROVINCE -> parent.isEmpty();
      case DISTRICT -> parent.equals(Optional.of(PROVINCE));
      case COMMUNE -> parent.equals(Optional.of(PROVINCE)) || parent.equals(Optional.of(DISTRICT));
      case HAMLET -> parent.equals(Optional.of(COMMUNE));
    };
  }

  /** Whether teams are formed for units of this level. */
  public boolean hasTeams() {
    return this == COMMUNE || this == HAMLET;
  }
}
