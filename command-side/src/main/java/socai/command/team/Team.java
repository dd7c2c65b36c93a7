package socai.command.team;

import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;
import socai.team.TeamEvent;

/** One team's stream. */
class Team extends EventStream<TeamState> {
  Team() {
    super(TeamState.UNKNOWN);
  }

  @Override
  protected TeamState after(TeamState before, Event event, EntryId entry) {
    return before.after((TeamEvent) event, entry);
  }
}
