package socai.command.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.command.CommandRefusal;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** What may be told of units. */
final class UnitRules {
  private UnitRules() {}

  static List<UnitEvent> establish(
      UnitState unit, Optional<UnitState> parent, EstablishUnit c, LocalDate today) {
    if (unit.level().isPresent()) {
      throw UnitRefusal.KNOWN.refused();
    }
    notAfter(c.from(), today);
    if (parent.isPresent() && !parent.get().existsOn(c.from())) {
      throw UnitRefusal.PARENT_UNKNOWN.refused();
    }
    if (!c.level().fitsBelow(parent.flatMap(UnitState::level))) {
      throw UnitRefusal.WRONG_LEVEL.refused();
    }
    return List.of(
        new UnitEstablished(
            c.unit(),
            c.code(),
            c.name(),
            c.level(),
            c.parent(),
            c.from(),
            c.place().map(NewPlace::place),
            c.basis()));
  }

  static List<UnitEvent> rename(UnitState unit, RenameUnit c, LocalDate today) {
    mayChange(unit, c.from(), today);
    return List.of(new UnitRenamed(c.unit(), c.name(), c.from(), c.basis()));
  }

  static List<UnitEvent> move(UnitState unit, UnitState parent, MoveUnit c, LocalDate today) {
    UnitLevel level = mayChange(unit, c.from(), today);
    if (!parent.existsOn(c.from())) {
      throw UnitRefusal.PARENT_UNKNOWN.refused();
    }
    if (!level.fitsBelow(parent.level())) {
      throw UnitRefusal.WRONG_LEVEL.refused();
    }
    return List.of(new UnitMoved(c.unit(), c.parent(), c.from(), c.basis()));
  }

  static List<UnitEvent> abolish(UnitState unit, AbolishUnit c, LocalDate today) {
    mayChange(unit, c.on(), today);
    if (unit.team().isPresent() || c.on().isBefore(unit.free())) {
      throw UnitRefusal.HAS_A_TEAM.refused();
    }
    return List.of(new UnitAbolished(c.unit(), c.on(), c.basis()));
  }

  private static UnitLevel mayChange(UnitState unit, LocalDate day, LocalDate today) {
    UnitLevel level = unit.level().orElseThrow(UnitRefusal.UNKNOWN::refused);
    notAfter(day, today);
    if (unit.abolished().isPresent()) {
      throw UnitRefusal.ABOLISHED.refused();
    }
    if (day.isBefore(unit.changed())) {
      throw UnitRefusal.OUT_OF_ORDER.refused();
    }
    return level;
  }

  private static void notAfter(LocalDate day, LocalDate today) {
    if (day.isAfter(today)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }
}
