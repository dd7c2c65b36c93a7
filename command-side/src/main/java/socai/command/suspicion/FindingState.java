package socai.command.suspicion;

import java.util.OptionalLong;
import socai.suspicion.FindingEvent;
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
  public FindingState after(FindingEvent event) {
    return event.accept(
        new FindingEvent.Visitor<>() {
          @Override
          public FindingState examined(FindingExamined e) {
            return new FindingState(OptionalLong.of(e.seen()));
          }

          @Override
          public FindingState reopened(FindingReopened e) {
            return UNTOUCHED;
          }
        });
  }
}
