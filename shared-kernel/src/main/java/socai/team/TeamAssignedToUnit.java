package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A unit has its team from a day on; no second one until it is released. */
@EventType(
    value = "unit.team-assigned",
    means = "A unit has this team from a day on; recorded in one commit with the team's formation.")
public record TeamAssignedToUnit(
    @Means("the unit") UnitId unit,
    @Means("its team") TeamId team,
    @Means("the first day of the team") LocalDate from)
    implements UnitTeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.assigned(this);
  }
}
