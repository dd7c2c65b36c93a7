package socai.command.team;

import socai.command.Command;
import socai.event.EntryId;
import socai.ledger.CommandId;
import socai.range.Prose;
import socai.team.TeamId;

/** What a command recorded of a team was wrong and counts as never recorded. */
public record RetractTeamEntry(
    CommandId command, TeamId team, EntryId retracts, @Prose(500) String reason)
    implements Command {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "RetractTeamEntry[team=" + team + ", retracts=" + retracts + "]";
  }
}
