package socai.query.totals;

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

  static final Shelf<TotalsOfDay> DAYS = Shelf.of(NAME, NAME, TotalsOfDay.class).read(Past.BATCHES);
  private static final Shelf<CountedTeam> TEAMS = Shelf.of(NAME, "totals_teams", CountedTeam.class);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(TeamEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(DAYS, TEAMS);
  }

  @Override
  public void project(List<Recorded> told, Canvas canvas) {
    Pictures<CountedTeam> counted = counted(told, canvas);
    Pictures<TotalsOfDay> totals = canvas.pictures(DAYS);
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

  private static Pictures<CountedTeam> counted(List<Recorded> told, Canvas canvas) {
    Pictures<CountedTeam> counted = canvas.pictures(TEAMS);
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
