package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A team works no more from a day on; whoever was in it is a member no more. */
@EventType(
    value = "team.dissolved",
    means = "A team exists no more from a day on; its memberships end on that day too.")
public record TeamDissolved(
    @Means("the team") TeamId team,
    @Means("the first day without the team") LocalDate on,
    @Means("the paper that dissolves it") Decision decision)
    implements TeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(on);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dissolved(this);
  }
}
