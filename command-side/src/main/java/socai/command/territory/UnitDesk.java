package socai.command.territory;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import socai.command.Today;
import socai.command.axon.Desk;
import socai.command.axon.Streams;

/** Handles commands about units. */
@Component
class UnitDesk implements Desk {
  private final Streams<UnitState> units;
  private final Today today;

  UnitDesk(Streams<UnitState> units, Today today) {
    this.units = units;
    this.today = today;
  }

  @CommandHandler
  void handle(EstablishUnit c) {
    units.decide(
        c.unit().stream(),
        unit ->
            UnitRules.establish(
                unit, c.parent().map(p -> units.look(p.stream())), c, today.date()));
  }

  @CommandHandler
  void handle(RenameUnit c) {
    units.decide(c.unit().stream(), unit -> UnitRules.rename(unit, c, today.date()));
  }

  @CommandHandler
  void handle(MoveUnit c) {
    units.decide(
        c.unit().stream(),
        unit -> UnitRules.move(unit, units.look(c.parent().stream()), c, today.date()));
  }

  @CommandHandler
  void handle(AbolishUnit c) {
    units.decide(c.unit().stream(), unit -> UnitRules.abolish(unit, c, today.date()));
  }
}
