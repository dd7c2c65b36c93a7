package socai.team;

import java.time.LocalDate;
import socai.event.EventType;
import socai.event.Means;
import socai.person.PersonId;
import socai.time.OccurredAt;

/** A person is a member of a team no more from a day on. */
@EventType(
    value = "team.member-left",
    means = "A person is a member of a team no more from a day on; they may join again later.")
public record MemberLeft(
    @Means("the team") TeamId team,
    @Means("the person") PersonId person,
    @Means("the first day on which the person is no member") LocalDate on)
    implements TeamEvent {
  @Override
  public OccurredAt occurredAt() {
    return OccurredAt.startOf(on);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.left(this);
  }
}
