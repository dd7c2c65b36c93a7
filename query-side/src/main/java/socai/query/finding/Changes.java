package socai.query.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import socai.event.Event;
import socai.finding.FindingEvent;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.KnownActs;
import socai.query.finding.history.KnownTeam;
import socai.query.finding.history.MemberDay;
import socai.query.finding.history.Outside;
import socai.query.finding.history.Sources;
import socai.query.finding.rule.RuleChecks;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamRenamed;
import socai.territory.UnitEvent;

/**
 * Tells, event by event, what is shifted by it, given what is known at that place in the ledger.
 */
final class Changes {
  private final Sources sources;
  private final RuleChecks checks;
  private final List<Change> shifts = new ArrayList<>();

  private Changes(Sources sources, RuleChecks checks) {
    this.sources = sources;
    this.checks = checks;
  }

  /** All shifts of {@code batch}, in its order; {@code sources} are folded on the way. */
  static List<Change> of(List<Recorded> batch, Sources sources, RuleChecks checks) {
    Changes changes = new Changes(sources, checks);
    batch.forEach(changes::apply);
    return changes.shifts;
  }

  private void apply(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof UnitEvent e) {
      sources.apply(e, recorded);
    } else if (event instanceof TeamEvent e) {
      roster(recorded, e);
    } else if (event instanceof FindingEvent e) {
      shifts.add(new Change.Said(recorded, e));
    } else {
      Sources.householdOf(event).ifPresent(household -> acts(recorded, household));
    }
  }

  private void roster(Recorded recorded, TeamEvent event) {
    event.accept(new Roster(recorded, sources.apply(event, recorded)));
  }

  /** Which acts may come to stand inside or outside a membership: from when on, and of whom. */
  private final class Roster implements TeamEvent.Visitor<Boolean> {
    private final Recorded recorded;
    private final KnownTeam team;

    Roster(Recorded recorded, KnownTeam team) {
      this.recorded = recorded;
      this.team = team;
    }

    @Override
    public Boolean formed(TeamFormed event) {
      return all(recorded, team, LocalDate.MIN);
    }

    @Override
    public Boolean dissolved(TeamDissolved event) {
      return all(recorded, team, event.on());
    }

    @Override
    public Boolean joined(MemberJoined event) {
      return one(recorded, team, event.person(), event.from());
    }

    @Override
    public Boolean left(MemberLeft event) {
      return one(recorded, team, event.person(), event.on());
    }

    @Override
    public Boolean roleChanged(RoleChanged event) {
      return one(recorded, team, event.person(), event.from());
    }

    /** What was retracted is not recorded here: it may have been of anybody and of any day. */
    @Override
    public Boolean retracted(TeamEntryRetracted event) {
      return all(recorded, team, LocalDate.MIN);
    }

    @Override
    public Boolean renamed(TeamRenamed event) {
      return false;
    }
  }

  private boolean all(Recorded recorded, KnownTeam team, LocalDate from) {
    team.lastActs()
        .keySet()
        .forEach(m -> one(recorded, team, new PersonId(UUID.fromString(m)), from));
    return true;
  }

  private boolean one(Recorded recorded, KnownTeam team, PersonId member, LocalDate from) {
    LocalDate last = team.lastActs().get(member.toString());
    if (last != null && !last.isBefore(from)) {
      shifts.add(new Change.Roster(recorded, team, member, from));
    }
    return last != null;
  }

  private void acts(Recorded recorded, HouseholdId household) {
    sources
        .apply(household, recorded)
        .ifPresent(
            changes -> {
              shifts.add(
                  new Change.Household(
                      recorded, checks.judge(changes.before()), checks.judge(changes.after())));
              days(changes)
                  .forEach((day, acts) -> shifts.add(new Change.Acts(recorded, day, acts)));
              late(recorded, changes).forEach(shifts::add);
            });
  }

  private Map<String, Map<String, Optional<CandidateAct>>> days(KnownActs.Changed changes) {
    Map<String, Map<String, Optional<CandidateAct>>> days = new LinkedHashMap<>();
    for (CountedAct act : changes.gone()) {
      for (PersonId member : act.members()) {
        MemberDay.idsOf(member, act).forEach(day -> put(days, day, act, Optional.empty()));
      }
    }
    for (CountedAct act : changes.come()) {
      for (PersonId member : act.members()) {
        Optional<Outside> outside = sources.team(act.team()).outside(member, act.day());
        MemberDay.idsOf(member, act)
            .forEach(day -> put(days, day, act, Optional.of(new CandidateAct(act, outside))));
      }
    }
    return days;
  }

  private static void put(
      Map<String, Map<String, Optional<CandidateAct>>> days,
      String day,
      CountedAct act,
      Optional<CandidateAct> gathered) {
    days.computeIfAbsent(day, any -> new LinkedHashMap<>()).put(act.key(), gathered);
  }

  private List<Change.Late> late(Recorded by, KnownActs.Changed changes) {
    Map<String, Change.Late> late = new LinkedHashMap<>();
    changes.gone().forEach(act -> tallies(late, by, act).forEach(tally -> tally.gone().add(act)));
    changes.come().forEach(act -> tallies(late, by, act).forEach(tally -> tally.come().add(act)));
    return List.copyOf(late.values());
  }

  private List<Change.Late> tallies(Map<String, Change.Late> late, Recorded by, CountedAct act) {
    return checks.talliesOfLate(act).stream()
        .map(
            id ->
                late.computeIfAbsent(
                    id, tally -> new Change.Late(by, tally, new ArrayList<>(), new ArrayList<>())))
        .toList();
  }
}
