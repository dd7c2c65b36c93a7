package socai.query.finding.rule;

import java.util.List;

/**
 * A rule in words, with its parameters as they are set.
 *
 * @param looksForVi what it looks for
 * @param mayErrVi what else may look like it
 * @param measure what a finding of it counts in
 */
public record RuleDescription(
    Rule rule,
    String nameVi,
    String nameEn,
    String looksForVi,
    String looksForEn,
    String mayErrVi,
    String mayErrEn,
    Parameter.Measure measure,
    List<Setting> parameters) {
  /**
   * A parameter.
   *
   * @param property by which it is set
   * @param value as it is set
   * @param standard what it is unless it is set
   */
  public record Setting(
      String property,
      String nameVi,
      String nameEn,
      Parameter.Measure measure,
      int value,
      int standard,
      int least,
      int most) {}
}
