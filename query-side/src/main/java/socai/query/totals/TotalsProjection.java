package socai.query.totals;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.springframework.stereotype.Component;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Memberships;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;

/** Counts teams and members by level, as changes from day to day. */
@Component
class TotalsProjection implements Projection {
  static final String NAME = "totals";

  private final MongoCollection<TotalsOfDay> days;
  private final MongoCollection<CountedTeam> teams;

  TotalsProjection(ReadModels readModels) {
    days = readModels.collection("totals", TotalsOfDay.class);
    teams = readModels.collection("totals_teams", CountedTeam.class);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<Recorded> told = batch.stream().filter(r -> r.event() instanceof TeamEvent).toList();
    Pictures<CountedTeam> counted = counted(told);
    Pictures<TotalsOfDay> totals = new Pictures<>(days);
    totals.load(told.stream().map(r -> day(r, counted).id()).distinct().toList());
    for (Recorded recorded : told) {
      TeamEvent event = (TeamEvent) recorded.event();
      CountedTeam team = teamOf(recorded, counted);
      TotalsOfDay none = day(recorded, counted);
      totals.draw(none);
      totals.change(
          none.id(), recorded.at(), day -> changed(day, team, event, recorded.at().value()));
      counted.change(
          team.id(), recorded.at(), before -> before.after(event, recorded.at().value()));
    }
    totals.flush();
    counted.flush();
  }

  private Pictures<CountedTeam> counted(List<Recorded> told) {
    Pictures<CountedTeam> counted = new Pictures<>(teams);
    counted.load(told.stream().map(r -> ((TeamEvent) r.event()).team().toString()).toList());
    for (Recorded recorded : told) {
      if (recorded.event() instanceof TeamFormed e) {
        counted.draw(new CountedTeam(e.team().toString(), 0, e.level(), Memberships.NONE));
      }
    }
    return counted;
  }

  private static CountedTeam teamOf(Recorded recorded, Pictures<CountedTeam> counted) {
    return counted.get(((TeamEvent) recorded.event()).team().toString()).orElseThrow();
  }

  private static TotalsOfDay day(Recorded recorded, Pictures<CountedTeam> counted) {
    return TotalsOfDay.none(teamOf(recorded, counted).level(), recorded.event().occurredAt().day());
  }

  private static TotalsOfDay changed(TotalsOfDay day, CountedTeam team, TeamEvent event, long at) {
    if (event instanceof TeamFormed e) {
      return day.plus(1, e.founders().size(), at);
    }
    if (event instanceof MemberJoined) {
      return day.plus(0, 1, at);
    }
    if (event instanceof MemberLeft) {
      return day.plus(0, -1, at);
    }
    if (event instanceof TeamDissolved) {
      return day.plus(-1, -team.open(), at);
    }
    return day;
  }
}
