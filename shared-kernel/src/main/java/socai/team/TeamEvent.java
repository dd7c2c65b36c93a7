package socai.team;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one team; told in the team's stream. */
public sealed interface TeamEvent extends Event
    permits TeamFormed, TeamRenamed, TeamDissolved, MemberJoined, RoleChanged, MemberLeft {
  /** The team. */
  TeamId team();

  @Override
  default StreamId stream() {
    return team().stream();
  }
}
