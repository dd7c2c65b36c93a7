package socai.query.roster;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.team.TeamEvent;

/** Keeps the teams and their rosters as they are and were. */
@Component
class RosterProjection implements Projection {
  static final String NAME = "teams";

  static final ReadModelCollection<TeamView> TEAMS =
      ReadModelCollection.of(NAME, NAME, TeamView.class, Indexes.ascending("unit"))
          .read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(TeamEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(TEAMS);
  }

  @Override
  public int segments() {
    return 2;
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    List<Recorded> mine = batch.stream().filter(r -> session.has(team(r))).toList();
    ViewBatch<TeamView> teams = session.views(TEAMS);
    teams.load(mine.stream().map(RosterProjection::team).toList());
    for (Recorded recorded : mine) {
      TeamEvent event = (TeamEvent) recorded.event();
      teams.project(TeamView.unknown(event.team()));
      teams.change(team(recorded), recorded.at(), t -> t.after(recorded.inHistory(event)));
    }
    teams.flush();
  }

  private static String team(Recorded recorded) {
    return ((TeamEvent) recorded.event()).team().toString();
  }
}
