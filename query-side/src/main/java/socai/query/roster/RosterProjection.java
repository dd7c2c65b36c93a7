package socai.query.roster;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.team.TeamFormed;

/** Keeps the teams and their rosters as they are and were. */
@Component
class RosterProjection implements Projection {
  static final String NAME = "teams";

  private final MongoCollection<TeamPicture> collection;

  RosterProjection(ReadModels readModels) {
    collection = readModels.collection(NAME, TeamPicture.class);
    collection.createIndex(Indexes.ascending("unit"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<Recorded> told = batch.stream().filter(r -> r.event() instanceof TeamEvent).toList();
    Pictures<TeamPicture> teams = new Pictures<>(collection);
    teams.load(told.stream().map(r -> ((TeamEvent) r.event()).team().toString()).toList());
    for (Recorded recorded : told) {
      TeamEvent event = (TeamEvent) recorded.event();
      if (event instanceof TeamFormed e) {
        teams.draw(TeamPicture.of(e));
      }
      teams.change(
          event.team().toString(), recorded.at(), t -> t.after(event, recorded.at().value()));
    }
    teams.flush();
  }
}
