package socai.query.suspicion;

import java.util.stream.Stream;

/**
 * One rule at work: a pure function of acts that are held against one another.
 *
 * @param <G> what is gathered: acts as they occurred, or what they come to
 */
interface Judge<G> {
  Rule rule();

  /** What a finding of this rule is measured in. */
  Parameter.Measure measure();

  /**
   * What there is to be found.
   *
   * @param key names what is gathered
   */
  Stream<Suspected> judge(String key, G gathered);
}
