package socai.problem;

import java.util.Map;

/** Something asked was refused by a rule; nothing was changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient Map<String, String> details;

  RefusedException(Refusal refusal, Map<String, String> details) {
    super(details.isEmpty() ? refusal.code() : refusal.code() + " " + details);
    this.refusal = refusal;
    this.details = Map.copyOf(details);
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }

  /** What the texts mention, by name. */
  public Map<String, String> details() {
    return details;
  }
}
