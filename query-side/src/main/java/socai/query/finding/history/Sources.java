package socai.query.finding.history;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socai.event.Event;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdFact;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.team.TeamEvent;
import socai.team.TeamId;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitId;

/** What must be known to check: units, teams and households, as one batch changes them. */
public final class Sources {
  private final ViewBatch<KnownUnit> units;
  private final ViewBatch<KnownTeam> teams;
  private final ViewBatch<KnownHousehold> homes;
  private final KnownActs acts;
  private final Set<String> askedUnits = new HashSet<>();

  public Sources(
      ViewBatch<KnownUnit> units,
      ViewBatch<KnownTeam> teams,
      ViewBatch<KnownHousehold> homes,
      KnownActs acts) {
    this.units = units;
    this.teams = teams;
    this.homes = homes;
    this.acts = acts;
  }

  /** Reads what {@code batch} may change or ask for: one query each, and one for each level up. */
  public void load(List<Recorded> batch) {
    List<Event> events = batch.stream().map(Recorded::event).toList();
    Set<String> households = new HashSet<>();
    events.forEach(e -> householdOf(e).map(HouseholdId::toString).ifPresent(households::add));
    homes.load(households);
    acts.load(batch);
    Set<String> working = new HashSet<>();
    events.forEach(e -> teamsOf(e).map(TeamId::toString).forEach(working::add));
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

  /** Folds an event that is recorded of a unit. */
  public void apply(UnitEvent event, Recorded recorded) {
    units.project(KnownUnit.unknown(event.unit()));
    units.change(event.unit().toString(), recorded.at(), u -> u.after(recorded.inHistory(event)));
  }

  /** Folds an event that is recorded of a team; answers with the team after it. */
  public KnownTeam apply(TeamEvent event, Recorded recorded) {
    teams.project(KnownTeam.unknown(event.team()));
    teams.change(event.team().toString(), recorded.at(), t -> t.after(recorded.inHistory(event)));
    return team(event.team());
  }

  /** Folds an event that is recorded of a household; empty if it was folded before. */
  public Optional<KnownActs.Changed> apply(HouseholdId household, Recorded given) {
    guidanceOf(given.event())
        .ifPresent(
            guidance -> {
              teams.project(KnownTeam.unknown(guidance.team()));
              teams.change(
                  guidance.team().toString(),
                  given.at(),
                  t ->
                      t.guided(
                          guidance.members(), guidance.occurredAt().day(), given.at().value()));
            });
    homes.project(KnownHousehold.unknown(household));
    if (home(household).position() >= given.at().value()) {
      return Optional.empty();
    }
    homes.change(household.toString(), given.at(), home -> home.after(given));
    KnownHousehold home = home(household);
    KnownActs.Changed changed = acts.apply(household, given, act -> placed(act, home, given.at()));
    teams.load(changed.come().stream().map(act -> act.team().toString()).toList());
    return Optional.of(changed);
  }

  private KnownHousehold home(HouseholdId id) {
    return homes.get(id.toString()).orElseThrow();
  }

  private CountedAct placed(CountedAct act, KnownHousehold home, Position at) {
    return act.placed(
        home.hamletOn(act.day())
            .map(hamlet -> Whereabouts.of(hamlet, act.day(), id -> units.get(id.toString()))),
        at);
  }

  /** The team as folded so far. */
  public KnownTeam team(TeamId id) {
    return teams.get(id.toString()).orElseGet(() -> KnownTeam.unknown(id));
  }

  /** Writes what has changed; after all that was computed from it. */
  public void flush() {
    homes.flush();
    teams.flush();
    units.flush();
  }

  /** The household whose acts or whose home {@code event} changes. */
  public static Optional<HouseholdId> householdOf(Event event) {
    if (event instanceof HouseholdEvent e) {
      return Optional.of(e.household());
    }
    return event instanceof GuidanceEvent e && !(event instanceof AdoptionLevelChanged)
        ? Optional.of(e.household())
        : Optional.empty();
  }

  private static Optional<Guidance> guidanceOf(Event event) {
    return event instanceof GuidanceEvent e ? Guidance.recordedBy(e) : Optional.empty();
  }

  private static Stream<TeamId> teamsOf(Event event) {
    return event instanceof TeamEvent e
        ? Stream.of(e.team())
        : guidanceOf(event).map(Guidance::team).stream();
  }

  private static Stream<UnitId> unitsOf(Recorded recorded) {
    if (recorded.event() instanceof UnitEvent e) {
      UnitHistory given = UnitHistory.UNKNOWN.after(recorded.inHistory(e));
      return Stream.concat(
          Stream.of(e.unit()), given.stays().stream().map(UnitHistory.Stay::parent));
    }
    return recorded.event() instanceof HouseholdEvent e
        ? HouseholdFact.of(e).hamlet().stream()
        : Stream.empty();
  }
}
