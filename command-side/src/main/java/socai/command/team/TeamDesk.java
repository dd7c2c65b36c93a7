package socai.command.team;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.Today;
import socai.command.axon.Desk;
import socai.command.axon.Streams;
import socai.command.territory.UnitState;

/**
 * Handles commands about teams. A formation and a dissolution also tell the unit, in one commit.
 */
@Component
class TeamDesk implements Desk {
  private final Streams<TeamState> teams;
  private final Streams<UnitState> units;
  private final Today today;

  TeamDesk(Streams<TeamState> teams, Streams<UnitState> units, Today today) {
    this.teams = teams;
    this.units = units;
    this.today = today;
  }

  @CommandHandler
  void handle(FormTeam c) {
    units.decide(c.unit().stream(), unit -> TeamRules.assign(unit, c, today.date()));
    teams.decide(c.team().stream(), team -> TeamRules.form(team, c));
  }

  @CommandHandler
  void handle(RenameTeam c) {
    teams.decide(c.team().stream(), team -> TeamRules.rename(team, c, today.date()));
  }

  @CommandHandler
  void handle(DissolveTeam c) {
    TeamState team = teams.look(c.team().stream());
    teams.decide(c.team().stream(), now -> TeamRules.dissolve(now, c, today.date()));
    team.unit()
        .ifPresent(unit -> units.decide(unit.stream(), state -> TeamRules.release(state, team, c)));
  }

  @CommandHandler
  void handle(EnrolMember c) {
    teams.decide(c.team().stream(), team -> TeamRules.enrol(team, c, today.date()));
  }

  @CommandHandler
  void handle(ChangeRole c) {
    teams.decide(c.team().stream(), team -> TeamRules.changeRole(team, c, today.date()));
  }

  @CommandHandler
  void handle(LeaveTeam c) {
    teams.decide(c.team().stream(), team -> TeamRules.leave(team, c, today.date()));
  }
}
