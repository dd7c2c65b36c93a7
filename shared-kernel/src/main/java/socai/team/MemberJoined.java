package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.person.PersonId;
import socai.person.Personal;
import socai.time.OccurredAt;

/** A person is a member of a team from a day on. */
@EventType(
    value = "team.member-joined",
    means = "A person is a member of a team from a day on, until they leave or it is dissolved.")
public record MemberJoined(
    @Means("the team") TeamId team,
    @Means("the person") PersonId person,
    @Means("the person's name") Personal name,
    @Means("leader, deputy or member") Role role,
    @Means("the body the person comes from") Organisation organisation,
    @Means("the first day as a member") LocalDate from)
    implements TeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(from);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.joined(this);
  }
}
