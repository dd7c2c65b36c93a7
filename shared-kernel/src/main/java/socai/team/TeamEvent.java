package socai.team;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one team; recorded in the team's stream. */
public sealed interface TeamEvent extends Event
    permits TeamFormed,
        TeamRenamed,
        TeamDissolved,
        MemberJoined,
        RoleChanged,
        MemberLeft,
        TeamEntryRetracted {
  /** The team. */
  TeamId team();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return team().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R formed(TeamFormed event);

    R renamed(TeamRenamed event);

    R dissolved(TeamDissolved event);

    R joined(MemberJoined event);

    R roleChanged(RoleChanged event);

    R left(MemberLeft event);

    R retracted(TeamEntryRetracted event);
  }
}
