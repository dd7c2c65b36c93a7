package socai.command.finding;

import jakarta.validation.constraints.Pattern;
import socai.command.Command;
import socai.event.Means;
import socai.finding.FindingId;
import socai.ledger.CommandId;
import socai.ledger.Position;
import socai.range.Prose;
import socai.range.Within;

/** A finding was looked at; what came of it is said in a few words. */
public record ExamineFinding(
    CommandId command,
    FindingId finding,
    @Means("The position that the answer reflected in which the finding was looked at")
        @Within(least = 1, most = Position.MOST)
        long seen,
    @Means("Whom the reason says something about: person/<id> or household/<id>")
        @Pattern(regexp = ABOUT)
        String about,
    @Prose(LONGEST) String reason)
    implements Command {
  /** A subject that personal values may belong to. */
  static final String ABOUT =
      "(person|household)/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /** Characters of a reason. */
  static final int LONGEST = 500;

  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "ExamineFinding[finding=" + finding + "]";
  }
}
