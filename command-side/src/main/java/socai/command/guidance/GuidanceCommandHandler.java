package socai.command.guidance;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.command.BusinessClock;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Keys;
import socai.command.axon.Streams;
import socai.command.catalogue.ServiceState;
import socai.command.household.HouseholdState;
import socai.command.team.TeamState;
import socai.ledger.UniqueKey;
import socai.team.TeamHistory;

/** Handles commands about acts of guidance; they are recorded in the household's stream. */
@Component
class GuidanceCommandHandler implements CommandHandlers {
  private final Streams<HouseholdState> households;
  private final Streams<TeamState> teams;
  private final Streams<ServiceState> services;
  private final Keys keys;
  private final BusinessClock today;

  GuidanceCommandHandler(
      Streams<HouseholdState> households,
      Streams<TeamState> teams,
      Streams<ServiceState> services,
      Keys keys,
      BusinessClock today) {
    this.households = households;
    this.teams = teams;
    this.services = services;
    this.keys = keys;
    this.today = today;
  }

  @CommandHandler
  void handle(RecordGuidanceAct c) {
    keys.take(new UniqueKey("act", c.act().toString()), GuidanceRefusal.ACT_KNOWN);
    households.decide(
        c.household().stream(),
        home -> GuidanceRules.record(home, teamOf(c.guidance()), this::service, c, today.now()));
  }

  @CommandHandler
  void handle(CorrectGuidanceAct c) {
    households.decide(
        c.household().stream(),
        home -> GuidanceRules.correct(home, teamOf(c.guidance()), this::service, c, today.now()));
  }

  @CommandHandler
  void handle(RetractGuidanceAct c) {
    households.decide(c.household().stream(), home -> GuidanceRules.retract(home, c));
  }

  private TeamHistory teamOf(NewGuidance guidance) {
    return teams.look(guidance.team().stream()).team();
  }

  private ServiceHistory service(ServiceId id) {
    return services.look(id.stream()).service();
  }
}
