package socai.team;

import java.time.LocalDate;
import java.util.List;
import socai.event.EventType;
import socai.event.Means;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** A team works for a unit from a day on, with its founding members. */
@EventType(
    value = "team.formed",
    means =
        "A team is formed for a unit by a decision; each founder is a member from the first day"
            + " on.")
public record TeamFormed(
    @Means("the team") TeamId team,
    @Means("the unit it works for") UnitId unit,
    @Means("the unit's level, and so the team's: commune or hamlet") UnitLevel level,
    @Means("the team's name") String name,
    @Means("the paper that forms it") Decision decision,
    @Means("the first day of the team") LocalDate from,
    @Means("the members from the first day on") List<Founder> founders)
    implements TeamEvent {
  public TeamFormed {
    founders = List.copyOf(founders);
  }

  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.formed(this);
  }
}
