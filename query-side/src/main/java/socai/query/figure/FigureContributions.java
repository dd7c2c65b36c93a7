package socai.query.figure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.team.TeamEvent;

/** How the teams and households that one batch tells of stand, event by event. */
final class FigureContributions {
  private final ViewBatch<FigureTeam> teams;
  private final Households households;

  FigureContributions(ReadModelSession session) {
    this.teams = session.views(FigureProjection.TEAMS);
    this.households = new Households(session);
  }

  void load(List<Event> events) {
    Set<String> ofTeams = new LinkedHashSet<>();
    for (Event event : events) {
      if (event instanceof TeamEvent e) {
        ofTeams.add(e.team().toString());
      }
    }
    teams.load(ofTeams);
    households.load(events);
  }

  /** What {@code recorded} contributes; nothing if what it tells of has seen it before. */
  List<Contribution> apply(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof TeamEvent e) {
      return apply(recorded.inHistory(e), recorded.at());
    }
    return Households.household(event).map(id -> households.apply(id, recorded)).orElse(List.of());
  }

  private List<Contribution> apply(HistoryEvent<TeamEvent> dated, Position at) {
    String id = dated.event().team().toString();
    teams.project(new FigureTeam(id, 0, DatedTeam.UNKNOWN));
    DatedTeam before = teams.get(id).orElseThrow().team();
    teams.change(id, at, t -> new FigureTeam(id, at.value(), before.after(dated)));
    return before.contributions(teams.get(id).orElseThrow().team());
  }

  void flush() {
    households.flush();
    teams.flush();
  }
}
