package socai.command.household;

import java.util.List;
import java.util.Optional;
import socai.command.CommandRefusal;
import socai.command.territory.UnitState;
import socai.household.HouseholdEvent;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;
import socai.time.PhoneClock;
import socai.time.RecordedAt;

/** What may be told of households. */
final class HouseholdRules {
  private HouseholdRules() {}

  static List<HouseholdEvent> register(
      HouseholdState home, UnitState hamlet, RegisterHousehold c, RecordedAt now) {
    if (home.hamlet().isPresent()) {
      throw HouseholdRefusal.KNOWN.refused();
    }
    notInTheFuture(c.occurredAt(), now);
    isHamlet(hamlet, c.occurredAt());
    return List.of(
        new HouseholdRegistered(
            c.household(), c.hamlet(), c.home().of(c.household()), c.occurredAt()));
  }

  static List<HouseholdEvent> update(HouseholdState home, UpdateHousehold c, RecordedAt now) {
    registered(home);
    notInTheFuture(c.occurredAt(), now);
    return List.of(new HouseholdUpdated(c.household(), c.home().of(c.household()), c.occurredAt()));
  }

  static List<HouseholdEvent> move(
      HouseholdState home, UnitState hamlet, MoveHousehold c, RecordedAt now) {
    UnitId from = registered(home);
    notInTheFuture(c.occurredAt(), now);
    isHamlet(hamlet, c.occurredAt());
    if (from.equals(c.hamlet())) {
      throw HouseholdRefusal.LIVES_THERE.refused();
    }
    return List.of(
        new HouseholdMoved(
            c.household(),
            from,
            c.hamlet(),
            new Personal(c.household().stream().toString(), c.address()),
            c.occurredAt()));
  }

  private static UnitId registered(HouseholdState home) {
    return home.hamlet().orElseThrow(HouseholdRefusal.UNKNOWN::refused);
  }

  private static void isHamlet(UnitState unit, OccurredAt at) {
    if (!unit.existsOn(at.day())) {
      throw HouseholdRefusal.HAMLET_UNKNOWN.refused();
    }
    if (!unit.level().equals(Optional.of(UnitLevel.HAMLET))) {
      throw HouseholdRefusal.NOT_A_HAMLET.refused();
    }
  }

  private static void notInTheFuture(OccurredAt at, RecordedAt now) {
    if (PhoneClock.isAhead(at, now)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }
}
