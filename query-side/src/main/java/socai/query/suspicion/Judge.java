package socai.query.suspicion;

import java.util.List;
import java.util.stream.Stream;

/** One rule at work: a pure function of acts that are held against one another. */
interface Judge {
  Rule rule();

  /** What a finding of this rule is measured in. */
  Parameter.Measure measure();

  /**
   * What there is to be found.
   *
   * @param key names what is gathered
   * @param acts as they occurred
   */
  Stream<Suspected> judge(String key, List<Gathered> acts);
}
