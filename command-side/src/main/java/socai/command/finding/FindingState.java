package socai.command.finding;

import java.util.OptionalLong;
import socai.command.Tally;
import socai.finding.FindingEvent;
import socai.finding.FindingExamined;
import socai.finding.FindingReopened;

/**
 * What was said of a finding.
 *
 * @param examined up to which position it is examined; empty while it is not
 * @param tally how much was recorded of it; an examination is an end
 */
public record FindingState(OptionalLong examined, Tally tally) {
  /** A finding of which nothing was said. */
  public static final FindingState UNTOUCHED = new FindingState(OptionalLong.empty(), Tally.NONE);

  /** This finding after {@code event}. */
  public FindingState after(FindingEvent event) {
    return event.accept(
        new FindingEvent.Visitor<>() {
          @Override
          public FindingState examined(FindingExamined e) {
            return new FindingState(OptionalLong.of(e.seen()), tally.ended());
          }

          @Override
          public FindingState reopened(FindingReopened e) {
            return new FindingState(OptionalLong.empty(), tally.changed());
          }
        });
  }
}
