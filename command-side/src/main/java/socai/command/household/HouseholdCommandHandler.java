package socai.command.household;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.BusinessClock;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Streams;
import socai.command.territory.UnitState;
import socai.territory.UnitHistory;
import socai.territory.UnitId;

/** Handles commands about households. */
@Component
class HouseholdCommandHandler implements CommandHandlers {
  private final Streams<HouseholdState> households;
  private final Streams<UnitState> units;
  private final BusinessClock today;

  HouseholdCommandHandler(
      Streams<HouseholdState> households, Streams<UnitState> units, BusinessClock today) {
    this.households = households;
    this.units = units;
    this.today = today;
  }

  @CommandHandler
  void handle(RegisterHousehold c) {
    households.decide(
        c.household().stream(),
        home -> HouseholdRules.register(home, unit(c.hamlet()), c, today.now()));
  }

  @CommandHandler
  void handle(UpdateHousehold c) {
    households.decide(c.household().stream(), home -> HouseholdRules.update(home, c, today.now()));
  }

  @CommandHandler
  void handle(MoveHousehold c) {
    households.decide(
        c.household().stream(),
        home -> HouseholdRules.move(home, unit(c.hamlet()), c, today.now()));
  }

  @CommandHandler
  void handle(RetractHouseholdEntry c) {
    households.decide(c.household().stream(), home -> HouseholdRules.retract(home, c, today.now()));
  }

  private UnitHistory unit(UnitId id) {
    return units.look(id.stream()).unit();
  }
}
