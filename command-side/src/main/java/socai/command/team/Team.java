package socai.command.team;

import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;
import socai.team.TeamEvent;
import socai.team.TeamHistory;

/** One team's stream. */
class Team extends EventStream<TeamHistory> {
  Team() {
    super(TeamHistory.UNKNOWN);
  }

  @Override
  protected TeamHistory after(TeamHistory before, Event event, EntryId entry) {
    return before.after((TeamEvent) event, entry);
  }
}
