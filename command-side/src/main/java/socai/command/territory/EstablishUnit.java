package socai.command.territory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** An administrative unit exists from a day on. */
public record EstablishUnit(
    CommandId command,
    UnitId unit,
    @Pattern(regexp = "[0-9A-Za-z.-]{1,20}") String code,
    @Line(200) String name,
    UnitLevel level,
    Optional<UnitId> parent,
    @FromDay(Since.UNITS) LocalDate from,
    Optional<@Valid NewPlace> place,
    @Line(300) String basis,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public EstablishUnit(
      CommandId command,
      UnitId unit,
      String code,
      String name,
      UnitLevel level,
      Optional<UnitId> parent,
      LocalDate from,
      Optional<NewPlace> place,
      String basis) {
    this(command, unit, code, name, level, parent, from, place, basis, Optional.empty());
  }
}
