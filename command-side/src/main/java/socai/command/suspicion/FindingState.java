package socai.command.suspicion;

import java.util.OptionalLong;
import socai.event.Event;
import socai.suspicion.FindingExamined;
import socai.suspicion.FindingReopened;

/**
 * What was said of a finding.
 *
 * @param examined up to which position it is examined; empty while it is not
 */
public record FindingState(OptionalLong examined) {
  /** A finding of which nothing was said. */
  public static final FindingState UNTOUCHED = new FindingState(OptionalLong.empty());

  /** This finding after {@code event}. */
  public FindingState after(Event event) {
    if (event instanceof FindingExamined e) {
      return new FindingState(OptionalLong.of(e.seen()));
    }
    return event instanceof FindingReopened ? UNTOUCHED : this;
  }
}
