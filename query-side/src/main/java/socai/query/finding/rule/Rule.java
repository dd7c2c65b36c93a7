package socai.query.finding.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is looked for. What each means and how it may err stands in {@link RuleTexts}. */
public enum Rule {
  /** More doors within a while than one member can knock on. */
  DOORS_PER_HOUR,
  /** A member at two doors with less time between than the way takes. */
  TRAVEL,
  /** A member at doors of two communes within a while. */
  TWO_COMMUNES,
  /** The same act under several identifiers. */
  TOLD_TWICE,
  /** An act of somebody who was no member of the team on that day, or when there was no team. */
  OUTSIDE_MEMBERSHIP,
  /** Many acts recorded in one week, long after they occurred. */
  LATE_BATCH,
  /** More acts of one member on one day than anybody can do. */
  ACTS_PER_DAY;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same as a part of a property's name. */
  public String key() {
    return code().replace('_', '-');
  }
}
