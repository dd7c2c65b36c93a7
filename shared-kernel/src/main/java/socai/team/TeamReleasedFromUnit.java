package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A unit is without its team from a day on and may get another one. */
@EventType(
    value = "unit.team-released",
    means =
        "A unit has this team no more from a day on; recorded in one commit with the team's"
            + " dissolution.")
public record TeamReleasedFromUnit(
    @Means("the unit") UnitId unit,
    @Means("the team it had") TeamId team,
    @Means("the first day without the team") LocalDate on)
    implements UnitTeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(on);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.released(this);
  }
}
