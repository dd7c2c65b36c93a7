package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.person.PersonId;
import socai.time.OccurredAt;

/** A member has another role from a day on. */
@EventType(
    value = "team.role-changed",
    means = "A member of a team has another role from a day on.")
public record RoleChanged(
    @Means("the team") TeamId team,
    @Means("the member") PersonId person,
    @Means("leader, deputy or member") Role role,
    @Means("the first day in the new role") LocalDate from)
    implements TeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.roleChanged(this);
  }
}
