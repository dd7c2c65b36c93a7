package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Since;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** A team is formed for a unit by a decision, with its founding members. */
public record FormTeam(
    CommandId command,
    TeamId team,
    UnitId unit,
    UnitLevel level,
    @Line(200) String name,
    @Valid NewDecision decision,
    @FromDay(Since.FIELD_WORK) LocalDate from,
    @Items(least = 1, most = 200) List<@Valid NewMember> founders,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public FormTeam(
      CommandId command,
      TeamId team,
      UnitId unit,
      UnitLevel level,
      String name,
      NewDecision decision,
      LocalDate from,
      List<NewMember> founders) {
    this(command, team, unit, level, name, decision, from, founders, Optional.empty());
  }
}
