package socai.command.team;

import socai.command.axon.EventStream;
import socai.event.Event;

/** One team's stream. */
class Team extends EventStream<TeamState> {
  Team() {
    super(TeamState.UNKNOWN);
  }

  @Override
  protected TeamState after(TeamState before, Event event) {
    return before.after(event);
  }
}
