package socai.query.finding.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A number that a rule holds acts against; set by the property {@link #property()}. */
public enum Parameter {
  /** More distinct doors than this … */
  DOORS(Rule.DOORS_PER_HOUR, "doors", Measure.DOORS, 12, 1, 200),
  /** … within this time. */
  DOORS_WITHIN(Rule.DOORS_PER_HOUR, "within", Measure.MINUTES, 60, 5, 240),
  /** How fast one gets on, as the crow flies. */
  SPEED(Rule.TRAVEL, "speed", Measure.KILOMETRES_PER_HOUR, 60, 5, 150),
  /** What is taken off for each end of which only the centre of the unit above is known. */
  SLACK(Rule.TRAVEL, "slack", Measure.KILOMETRES, 5, 0, 50),
  /** Doors of two communes closer together than this. */
  COMMUNES_WITHIN(Rule.TWO_COMMUNES, "within", Measure.MINUTES, 30, 1, 240),
  /** Acts alike that are not further apart than this. */
  TWICE_WITHIN(Rule.TOLD_TWICE, "within", Measure.MINUTES, 15, 0, 720),
  /** More acts than this … */
  LATE_ACTS(Rule.LATE_BATCH, "acts", Measure.ACTS, 60, 1, 10_000),
  /** … each recorded so long after it occurred, or longer. */
  LATE_BY(Rule.LATE_BATCH, "late-by", Measure.DAYS, 7, 1, 365),
  /** More acts of one member on one day than this. */
  ACTS(Rule.ACTS_PER_DAY, "acts", Measure.ACTS, 200, 1, 1_000);

  /** What a parameter or a finding counts in. */
  public enum Measure {
    DOORS,
    MINUTES,
    KILOMETRES,
    KILOMETRES_PER_HOUR,
    ACTS,
    DAYS,
    COMMUNES;

    /** The name in JSON: lower case. */
    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Rule rule;
  private final String key;
  private final Measure measure;
  private final int standard;
  private final int least;
  private final int most;

  Parameter(Rule rule, String key, Measure measure, int standard, int least, int most) {
    this.rule = rule;
    this.key = key;
    this.measure = measure;
    this.standard = standard;
    this.least = least;
    this.most = most;
  }

  public Rule rule() {
    return rule;
  }

  /** Its name among its rule's. */
  public String key() {
    return key;
  }

  public Measure measure() {
    return measure;
  }

  /** What holds unless the property says otherwise. */
  public int standard() {
    return standard;
  }

  public int least() {
    return least;
  }

  public int most() {
    return most;
  }

  /** Such as {@code socai.suspicion.doors-per-hour.doors}. */
  public String property() {
    return "socai.suspicion." + rule.key() + "." + key;
  }
}
