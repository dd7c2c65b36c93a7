package socai.query.figure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.event.Event;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.projection.Canvas;
import socai.query.projection.Pictures;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.team.TeamFormed;

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
      return tell(e, recorded.at());
    }
    return household(event).map(id -> tell(id.toString(), event, recorded.at())).orElse(List.of());
  }

  private List<Contribution> tell(TeamEvent event, Position at) {
    String id = event.team().toString();
    if (event instanceof TeamFormed e) {
      teams.draw(new FigureTeam(id, 0, StandingTeam.before(e)));
    }
    FigureTeam before = teams.get(id).orElseThrow();
    teams.change(id, at, t -> new FigureTeam(id, at.value(), t.team().after(event)));
    return before.position() < at.value() ? before.team().contributions(event) : List.of();
  }

  private List<Contribution> tell(String id, Event event, Position at) {
    households.draw(new FigureHousehold(id, 0, StandingHousehold.UNKNOWN));
    StandingHousehold before = households.get(id).orElseThrow().household();
    households.change(id, at, h -> new FigureHousehold(id, at.value(), before.after(event)));
    return before.contributions(households.get(id).orElseThrow().household());
  }

  private static Optional<HouseholdId> household(Event event) {
    if (event instanceof HouseholdRegistered e) {
      return Optional.of(e.household());
    }
    if (event instanceof HouseholdMoved e) {
      return Optional.of(e.household());
    }
    return event instanceof GuidanceEvent e ? Optional.of(e.household()) : Optional.empty();
  }

  void flush() {
    households.flush();
    teams.flush();
  }
}
