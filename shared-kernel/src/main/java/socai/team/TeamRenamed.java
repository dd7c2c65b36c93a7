package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** A team has another name from a day on. */
@EventType(value = "team.renamed", means = "A team bears another name from a day on.")
public record TeamRenamed(
    @Means("the team") TeamId team,
    @Means("the new name") String name,
    @Means("the first day of the new name") LocalDate from)
    implements TeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.renamed(this);
  }
}
