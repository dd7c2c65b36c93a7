package socai.query.roster;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.query.projection.Canvas;
import socai.query.projection.Past;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;
import socai.team.TeamEvent;

/** Keeps the teams and their rosters as they are and were. */
@Component
class RosterProjection implements Projection {
  static final String NAME = "teams";

  static final Shelf<TeamPicture> TEAMS =
      Shelf.of(NAME, NAME, TeamPicture.class, Indexes.ascending("unit")).read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(TeamEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(TEAMS);
  }

  @Override
  public int shares() {
    return 2;
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    List<Recorded> told = batch.stream().filter(r -> canvas.has(team(r))).toList();
    Pictures<TeamPicture> teams = canvas.pictures(TEAMS);
    teams.load(told.stream().map(RosterProjection::team).toList());
    for (Recorded recorded : told) {
      TeamEvent event = (TeamEvent) recorded.event();
      teams.draw(TeamPicture.unknown(event.team()));
      teams.change(team(recorded), recorded.at(), t -> t.after(recorded.told(event)));
    }
    teams.flush();
  }

  private static String team(Recorded recorded) {
    return ((TeamEvent) recorded.event()).team().toString();
  }
}
