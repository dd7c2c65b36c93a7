package socai.command.territory;

import java.time.LocalDate;
import java.util.Optional;
import socai.event.Event;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamId;
import socai.team.TeamReleasedFromUnit;
import socai.territory.UnitAbolished;
import socai.territory.UnitEstablished;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/**
 * What the rules need to know of a unit.
 *
 * @param level empty until it is established
 * @param changed the latest day on which something changed: nothing may be told of an earlier day
 * @param abolished the first day on which it does not exist
 * @param team the team it has now
 * @param free the first day on which it may have a team
 */
public record UnitState(
    Optional<UnitLevel> level,
    LocalDate from,
    LocalDate changed,
    Optional<LocalDate> abolished,
    Optional<TeamId> team,
    LocalDate free) {
  /** A unit of which nothing has been told. */
  public static final UnitState UNKNOWN =
      new UnitState(
          Optional.empty(),
          LocalDate.MIN,
          LocalDate.MIN,
          Optional.empty(),
          Optional.empty(),
          LocalDate.MIN);

  /** Whether it exists on {@code day}. */
  public boolean existsOn(LocalDate day) {
    return level.isPresent() && !day.isBefore(from) && abolished.map(day::isBefore).orElse(true);
  }

  /** This unit after {@code event}. */
  public UnitState after(Event event) {
    if (event instanceof UnitEstablished e) {
      return new UnitState(Optional.of(e.level()), e.from(), e.from(), abolished, team, e.from());
    }
    if (event instanceof UnitRenamed e) {
      return changedOn(e.from());
    }
    if (event instanceof UnitMoved e) {
      return changedOn(e.from());
    }
    if (event instanceof UnitAbolished e) {
      return new UnitState(level, from, e.on(), Optional.of(e.on()), team, free);
    }
    if (event instanceof TeamAssignedToUnit e) {
      return new UnitState(level, from, changed, abolished, Optional.of(e.team()), free);
    }
    if (event instanceof TeamReleasedFromUnit e) {
      return new UnitState(level, from, changed, abolished, Optional.empty(), e.on());
    }
    return this;
  }

  private UnitState changedOn(LocalDate day) {
    return new UnitState(level, from, day, abolished, team, free);
  }
}
