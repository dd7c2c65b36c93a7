package socai.query.figure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.event.Event;
import socai.event.Told;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.projection.Canvas;
import socai.query.projection.Pictures;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;

/** How the teams and households that one batch tells of stand, event by event. */
final class Subjects {
  private final Pictures<FigureTeam> teams;
  private final Pictures<FigureHousehold> households;

  Subjects(Canvas canvas) {
    this.teams = canvas.pictures(FigureProjection.TEAMS);
    this.households = canvas.pictures(FigureProjection.HOUSEHOLDS);
  }

  void load(List<Event> events) {
    Set<String> ofTeams = new LinkedHashSet<>();
    Set<String> ofHouseholds = new LinkedHashSet<>();
    for (Event event : events) {
      if (event instanceof TeamEvent e) {
        ofTeams.add(e.team().toString());
      }
      household(event).ifPresent(id -> ofHouseholds.add(id.toString()));
    }
    teams.load(ofTeams);
    households.load(ofHouseholds);
  }

  /** What {@code recorded} contributes; nothing if what it tells of has seen it before. */
  List<Contribution> tell(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof TeamEvent e) {
      return tell(recorded.told(e), recorded.at());
    }
    return household(event).map(id -> tell(id.toString(), recorded)).orElse(List.of());
  }

  private List<Contribution> tell(Told<TeamEvent> told, Position at) {
    String id = told.event().team().toString();
    teams.draw(new FigureTeam(id, 0, StandingTeam.UNKNOWN));
    StandingTeam before = teams.get(id).orElseThrow().team();
    teams.change(id, at, t -> new FigureTeam(id, at.value(), before.after(told)));
    return before.contributions(teams.get(id).orElseThrow().team());
  }

  private List<Contribution> tell(String id, Recorded recorded) {
    Position at = recorded.at();
    households.draw(new FigureHousehold(id, 0, StandingHousehold.UNKNOWN));
    StandingHousehold before = households.get(id).orElseThrow().household();
    households.change(
        id,
        at,
        h ->
            new FigureHousehold(
                id, at.value(), before.after(recorded.event(), at, recorded.entry())));
    return before.contributions(households.get(id).orElseThrow().household());
  }

  private static Optional<HouseholdId> household(Event event) {
    if (event instanceof HouseholdEvent e) {
      return Optional.of(e.household());
    }
    return event instanceof GuidanceEvent e ? Optional.of(e.household()) : Optional.empty();
  }

  void flush() {
    households.flush();
    teams.flush();
  }
}
