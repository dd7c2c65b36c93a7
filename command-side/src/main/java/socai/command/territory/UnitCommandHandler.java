package socai.command.territory;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.BusinessClock;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Keys;
import socai.command.axon.Streams;
import socai.territory.UnitEvent;
import socai.territory.UnitId;

/** Handles commands about units. */
@Component
class UnitCommandHandler implements CommandHandlers {
  private final Streams<UnitState> units;
  private final Keys keys;
  private final BusinessClock today;

  UnitCommandHandler(Streams<UnitState> units, Keys keys, BusinessClock today) {
    this.units = units;
    this.keys = keys;
    this.today = today;
  }

  @CommandHandler
  void handle(EstablishUnit c) {
    decide(c.unit(), (rules, unit) -> rules.establish(unit, c));
  }

  @CommandHandler
  void handle(RenameUnit c) {
    decide(c.unit(), (rules, unit) -> rules.rename(unit, c));
  }

  @CommandHandler
  void handle(MoveUnit c) {
    decide(c.unit(), (rules, unit) -> rules.move(unit, c));
  }

  @CommandHandler
  void handle(AbolishUnit c) {
    decide(c.unit(), (rules, unit) -> rules.abolish(unit, c));
  }

  @CommandHandler
  void handle(RetractUnitEntry c) {
    decide(c.unit(), (rules, unit) -> rules.retract(unit, c));
  }

  private void decide(UnitId id, BiFunction<UnitRules, UnitState, List<UnitEvent>> decision) {
    UnitRules rules =
        new UnitRules(
            new Lifetimes(other -> units.look(other.stream()).unit()),
            new UnitCodes(keys::holder, keys::take),
            today.now());
    units.decide(id.stream(), unit -> decision.apply(rules, unit));
  }
}
