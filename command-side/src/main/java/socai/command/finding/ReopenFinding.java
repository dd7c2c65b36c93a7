package socai.command.finding;

import jakarta.validation.constraints.Pattern;
import socai.command.Command;
import socai.event.Means;
import socai.finding.FindingId;
import socai.ledger.CommandId;
import socai.range.Prose;

/** A finding that was examined is to be looked at again. */
public record ReopenFinding(
    CommandId command,
    FindingId finding,
    @Means("Whom the reason says something about: person/<id> or household/<id>")
        @Pattern(regexp = ExamineFinding.ABOUT)
        String about,
    @Prose(ExamineFinding.LONGEST) String reason)
    implements Command {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "ReopenFinding[finding=" + finding + "]";
  }
}
