package socai.command.team;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.team.TeamId;

/** A team bears another name from a day on. */
public record RenameTeam(
    CommandId command,
    TeamId team,
    @Line(200) String name,
    @FromDay(Since.FIELD_WORK) LocalDate from)
    implements Command {}
