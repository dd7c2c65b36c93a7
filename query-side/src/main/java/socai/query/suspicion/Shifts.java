package socai.query.suspicion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import socai.event.Event;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.suspicion.FindingEvent;
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
final class Shifts {
  private final Sources sources;
  private final Judges judges;
  private final List<Shift> shifts = new ArrayList<>();

  private Shifts(Sources sources, Judges judges) {
    this.sources = sources;
    this.judges = judges;
  }

  /** All shifts of {@code batch}, in its order; {@code sources} are folded on the way. */
  static List<Shift> of(List<Recorded> batch, Sources sources, Judges judges) {
    Shifts told = new Shifts(sources, judges);
    batch.forEach(told::tell);
    return told.shifts;
  }

  private void tell(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof UnitEvent e) {
      sources.tell(e, recorded);
    } else if (event instanceof TeamEvent e) {
      roster(recorded, e);
    } else if (event instanceof FindingEvent e) {
      shifts.add(new Shift.Said(recorded, e));
    } else {
      Sources.householdOf(event).ifPresent(household -> acts(recorded, household));
    }
  }

  private void roster(Recorded recorded, TeamEvent event) {
    event.accept(new Roster(recorded, sources.tell(event, recorded)));
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

    /** What was retracted is not told here: it may have been of anybody and of any day. */
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
      shifts.add(new Shift.Roster(recorded, team, member, from));
    }
    return last != null;
  }

  private void acts(Recorded recorded, HouseholdId household) {
    sources
        .tell(household, recorded)
        .ifPresent(
            told -> {
              shifts.add(
                  new Shift.Household(
                      recorded, judges.judge(told.before()), judges.judge(told.after())));
              days(told).forEach((day, acts) -> shifts.add(new Shift.Acts(recorded, day, acts)));
              late(recorded, told).forEach(shifts::add);
            });
  }

  private Map<String, Map<String, Optional<Gathered>>> days(KnownActs.Changed told) {
    Map<String, Map<String, Optional<Gathered>>> days = new LinkedHashMap<>();
    for (ToldAct act : told.gone()) {
      for (PersonId member : act.members()) {
        MemberDay.idsOf(member, act).forEach(day -> put(days, day, act, Optional.empty()));
      }
    }
    for (ToldAct act : told.come()) {
      for (PersonId member : act.members()) {
        Optional<Outside> outside = sources.team(act.team()).outside(member, act.day());
        MemberDay.idsOf(member, act)
            .forEach(day -> put(days, day, act, Optional.of(new Gathered(act, outside))));
      }
    }
    return days;
  }

  private static void put(
      Map<String, Map<String, Optional<Gathered>>> days,
      String day,
      ToldAct act,
      Optional<Gathered> gathered) {
    days.computeIfAbsent(day, any -> new LinkedHashMap<>()).put(act.key(), gathered);
  }

  private List<Shift.Late> late(Recorded by, KnownActs.Changed told) {
    Map<String, Shift.Late> late = new LinkedHashMap<>();
    told.gone().forEach(act -> tallies(late, by, act).forEach(tally -> tally.gone().add(act)));
    told.come().forEach(act -> tallies(late, by, act).forEach(tally -> tally.come().add(act)));
    return List.copyOf(late.values());
  }

  private List<Shift.Late> tallies(Map<String, Shift.Late> late, Recorded by, ToldAct act) {
    return judges.talliesOfLate(act).stream()
        .map(
            id ->
                late.computeIfAbsent(
                    id, tally -> new Shift.Late(by, tally, new ArrayList<>(), new ArrayList<>())))
        .toList();
  }
}
