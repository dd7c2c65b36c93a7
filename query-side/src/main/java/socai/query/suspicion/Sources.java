package socai.query.suspicion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdFact;
import socai.household.HouseholdId;
import socai.query.projection.Pictures;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.team.TeamId;
import socai.territory.Place;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitId;

/** What must be known to judge: units, teams and households, as one batch changes them. */
final class Sources {
  private final Pictures<KnownUnit> units;
  private final Pictures<KnownTeam> teams;
  private final Pictures<KnownHousehold> homes;
  private final Set<String> askedUnits = new HashSet<>();

  Sources(Pictures<KnownUnit> units, Pictures<KnownTeam> teams, Pictures<KnownHousehold> homes) {
    this.units = units;
    this.teams = teams;
    this.homes = homes;
  }

  /** Reads what {@code batch} may change or ask for: one query each, and one for each level up. */
  void load(List<Recorded> batch) {
    List<Event> events = batch.stream().map(Recorded::event).toList();
    Set<String> households = new HashSet<>();
    events.forEach(e -> householdOf(e).map(HouseholdId::toString).ifPresent(households::add));
    homes.load(households);
    Set<String> working = new HashSet<>();
    events.forEach(e -> teamsOf(e).map(TeamId::toString).forEach(working::add));
    households.stream()
        .flatMap(id -> homes.get(id).stream())
        .flatMap(home -> home.acts().values().stream())
        .forEach(act -> working.add(act.team().toString()));
    teams.load(working);
    Set<UnitId> named = new HashSet<>();
    batch.forEach(recorded -> unitsOf(recorded).forEach(named::add));
    households.stream()
        .flatMap(id -> homes.get(id).stream())
        .flatMap(home -> home.hamlets().stream())
        .forEach(lived -> named.add(lived.hamlet()));
    loadUpwards(named);
  }

  private void loadUpwards(Set<UnitId> first) {
    Set<UnitId> next = first;
    while (true) {
      List<String> ids =
          next.stream().map(UnitId::toString).filter(askedUnits::add).sorted().toList();
      if (ids.isEmpty()) {
        return;
      }
      units.load(ids);
      next = new HashSet<>();
      for (String id : ids) {
        units.get(id).map(KnownUnit::unit).map(UnitHistory::stays).orElse(List.of()).stream()
            .map(UnitHistory.Stay::parent)
            .forEach(next::add);
      }
    }
  }

  /** Folds an event that is told of a unit. */
  void tell(UnitEvent event, Recorded recorded) {
    units.draw(KnownUnit.unknown(event.unit()));
    units.change(event.unit().toString(), recorded.at(), u -> u.after(recorded.told(event)));
  }

  /** Folds an event that is told of a team; answers with the team after it. */
  KnownTeam tell(TeamEvent event, Recorded recorded) {
    teams.draw(KnownTeam.unknown(event.team()));
    teams.change(event.team().toString(), recorded.at(), t -> t.after(recorded.told(event)));
    return team(event.team());
  }

  /** A household before and after an event. */
  record Told(KnownHousehold before, KnownHousehold after) {
    /** The acts that are no more as they were. */
    List<ToldAct> gone() {
      return before.without(after);
    }

    /** The acts that were not yet as they are. */
    List<ToldAct> come() {
      return after.without(before);
    }
  }

  /** Folds an event that is told of a household; empty if it was folded before. */
  Optional<Told> tell(HouseholdId household, Recorded told) {
    guidanceOf(told.event())
        .ifPresent(
            guidance -> {
              teams.draw(KnownTeam.unknown(guidance.team()));
              teams.change(
                  guidance.team().toString(),
                  told.at(),
                  t ->
                      t.guided(guidance.members(), guidance.occurredAt().day(), told.at().value()));
            });
    homes.draw(KnownHousehold.unknown(household));
    KnownHousehold before = homes.get(household.toString()).orElseThrow();
    homes.change(household.toString(), told.at(), home -> home.after(told, this::where));
    KnownHousehold after = homes.get(household.toString()).orElseThrow();
    return after.position() == before.position()
        ? Optional.empty()
        : Optional.of(new Told(before, after));
  }

  /** The team as folded so far. */
  KnownTeam team(TeamId id) {
    return teams.get(id.toString()).orElseGet(() -> KnownTeam.unknown(id));
  }

  /** Writes what has changed; after all that was computed from it. */
  void flush() {
    homes.flush();
    teams.flush();
    units.flush();
  }

  private Optional<Whereabouts> where(UnitId hamlet, LocalDate day) {
    List<UnitId> up = new ArrayList<>();
    Optional<UnitId> commune = Optional.empty();
    Optional<Place> place = Optional.empty();
    boolean exact = false;
    Optional<UnitId> next = Optional.of(hamlet);
    while (next.isPresent() && !up.contains(next.get())) {
      UnitId id = next.get();
      Optional<KnownUnit> unit = units.get(id.toString());
      up.add(id);
      if (place.isEmpty()) {
        place = unit.flatMap(KnownUnit::place);
        exact = place.isPresent() && up.size() == 1;
      }
      if (unit.filter(KnownUnit::isCommune).isPresent()) {
        commune = next;
      }
      next = unit.flatMap(u -> u.parentOn(day));
    }
    return Optional.of(new Whereabouts(up, commune, place, exact));
  }

  /** The household whose acts or whose home {@code event} changes. */
  static Optional<HouseholdId> householdOf(Event event) {
    if (event instanceof HouseholdEvent e) {
      return Optional.of(e.household());
    }
    return event instanceof GuidanceEvent e && !(event instanceof AdoptionLevelChanged)
        ? Optional.of(e.household())
        : Optional.empty();
  }

  private static Optional<Guidance> guidanceOf(Event event) {
    if (event instanceof GuidanceActRecorded e) {
      return Optional.of(e.guidance());
    }
    return event instanceof GuidanceActCorrected e ? Optional.of(e.guidance()) : Optional.empty();
  }

  private static Stream<TeamId> teamsOf(Event event) {
    return event instanceof TeamEvent e
        ? Stream.of(e.team())
        : guidanceOf(event).map(Guidance::team).stream();
  }

  private static Stream<UnitId> unitsOf(Recorded recorded) {
    if (recorded.event() instanceof UnitEvent e) {
      UnitHistory told = UnitHistory.UNKNOWN.after(recorded.told(e));
      return Stream.concat(
          Stream.of(e.unit()), told.stays().stream().map(UnitHistory.Stay::parent));
    }
    return recorded.event() instanceof HouseholdEvent e
        ? HouseholdFact.of(e).hamlet().stream()
        : Stream.empty();
  }
}
