package socai.command.team;

import java.time.LocalDate;
import java.util.Optional;
import socai.event.Event;
import socai.team.Memberships;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.territory.UnitId;

/**
 * What the rules need to know of a team.
 *
 * @param unit empty until it is formed
 * @param from its first day
 * @param dissolved the first day without it
 */
public record TeamState(
    Optional<UnitId> unit, LocalDate from, Optional<LocalDate> dissolved, Memberships memberships) {
  /** A team of which nothing has been told. */
  public static final TeamState UNKNOWN =
      new TeamState(Optional.empty(), LocalDate.MIN, Optional.empty(), Memberships.NONE);

  /** Whether it works on {@code day}. */
  public boolean worksOn(LocalDate day) {
    return unit.isPresent() && !day.isBefore(from) && dissolved.map(day::isBefore).orElse(true);
  }

  /** This team after {@code event}. */
  public TeamState after(Event event) {
    if (!(event instanceof TeamEvent told)) {
      return this;
    }
    Memberships after = memberships.after(told);
    if (told instanceof TeamFormed e) {
      return new TeamState(Optional.of(e.unit()), e.from(), dissolved, after);
    }
    if (told instanceof TeamDissolved e) {
      return new TeamState(unit, from, Optional.of(e.on()), after);
    }
    return new TeamState(unit, from, dissolved, after);
  }
}
