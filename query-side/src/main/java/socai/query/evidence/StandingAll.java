package socai.query.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.figure.Contribution;
import socai.query.figure.StandingHousehold;
import socai.query.figure.StandingTeam;
import socai.query.projection.Pictures;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.territory.UnitEstablished;
import socai.territory.UnitMoved;

/** How the teams, households and units that one batch tells of stand, event by event. */
final class StandingAll {
  private final Pictures<EvidenceTeam> teams;
  private final Pictures<EvidenceHousehold> households;
  private final Pictures<EvidenceUnit> units;

  StandingAll(
      Pictures<EvidenceTeam> teams,
      Pictures<EvidenceHousehold> households,
      Pictures<EvidenceUnit> units) {
    this.teams = teams;
    this.households = households;
    this.units = units;
  }

  void load(List<Recorded> batch) {
    Set<String> ofTeams = new LinkedHashSet<>();
    Set<String> ofHouseholds = new LinkedHashSet<>();
    Set<String> ofUnits = new LinkedHashSet<>();
    for (Recorded recorded : batch) {
      Event event = recorded.event();
      if (event instanceof TeamEvent e) {
        ofTeams.add(e.team().toString());
      } else if (event instanceof UnitEstablished e) {
        ofUnits.add(e.unit().toString());
      } else if (event instanceof UnitMoved e) {
        ofUnits.add(e.unit().toString());
      } else {
        household(event).ifPresent(ofHouseholds::add);
      }
    }
    teams.load(ofTeams);
    households.load(ofHouseholds);
    units.load(ofUnits);
  }

  /** What {@code recorded} contributes; nothing if what it tells of has seen it before. */
  List<Contribution> tell(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof TeamEvent e) {
      return tell(e, recorded.at());
    }
    if (event instanceof UnitEstablished e) {
      place(e.unit().toString(), e.parent().map(Object::toString), recorded.at());
    } else if (event instanceof UnitMoved e) {
      place(e.unit().toString(), Optional.of(e.parent().toString()), recorded.at());
    }
    return household(event).map(id -> tell(id, event, recorded.at())).orElse(List.of());
  }

  private List<Contribution> tell(TeamEvent event, Position at) {
    String id = event.team().toString();
    if (event instanceof TeamFormed e) {
      teams.draw(new EvidenceTeam(id, 0, StandingTeam.before(e)));
    }
    EvidenceTeam before = teams.get(id).orElseThrow();
    teams.change(id, at, t -> new EvidenceTeam(id, at.value(), t.team().after(event)));
    return before.position() < at.value() ? before.team().contributions(event) : List.of();
  }

  private List<Contribution> tell(String id, Event event, Position at) {
    if (event instanceof HouseholdRegistered e) {
      households.draw(new EvidenceHousehold(id, 0, StandingHousehold.before(e)));
    }
    EvidenceHousehold before = households.get(id).orElseThrow();
    households.change(
        id, at, h -> new EvidenceHousehold(id, at.value(), h.household().after(event)));
    return before.position() < at.value() ? before.household().contributions(event) : List.of();
  }

  private void place(String unit, Optional<String> parent, Position at) {
    units.draw(new EvidenceUnit(unit, 0, List.of()));
    units.change(unit, at, u -> u.below(parent, at.value()));
  }

  private static Optional<String> household(Event event) {
    if (event instanceof HouseholdRegistered e) {
      return Optional.of(e.household().toString());
    }
    if (event instanceof HouseholdMoved e) {
      return Optional.of(e.household().toString());
    }
    return event instanceof AdoptionLevelChanged e
        ? Optional.of(e.household().toString())
        : Optional.empty();
  }

  void flush() {
    households.flush();
    teams.flush();
    units.flush();
  }
}
