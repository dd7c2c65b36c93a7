package socai.query.finding.rule;

import java.util.stream.Stream;

/**
 * One rule at work: a pure function of acts that are held against one another.
 *
 * @param <G> what is gathered: a day, a household, or what acts come to
 */
public interface RuleCheck<G> {
  Rule rule();

  /** What a finding of this rule is measured in. */
  Parameter.Measure measure();

  /** What there is to be found. */
  Stream<Match> judge(G gathered);
}
