package socai.problem;

import java.util.Map;

/** A reason for which something asked is not done: a value with a stable code. */
public interface Refusal {
  /** The stable code, such as {@code team.second-leader}; the key of its texts. */
  String code();

  /** The HTTP status it is answered with. */
  int status();

  /** This refusal, to be thrown. */
  default RefusedException refused() {
    return new RefusedException(this, Map.of());
  }

  /**
   * This refusal with what its texts mention, to be thrown. Details must say nothing personal: they
   * are shown and logged.
   */
  default RefusedException refused(Map<String, String> details) {
    return new RefusedException(this, details);
  }
}
