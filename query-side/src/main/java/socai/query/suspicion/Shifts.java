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

  private Map<String, Map<String, Optional<Gathered>>> days(Sources.Told told) {
    Map<String, Map<String, Optional<Gathered>>> days = new LinkedHashMap<>();
    for (ToldAct act : told.gone()) {
      for (PersonId member : act.members()) {
        put(days, member, act, Optional.empty());
      }
    }
    for (ToldAct act : told.come()) {
      for (PersonId member : act.members()) {
        Optional<Outside> outside = sources.team(act.team()).outside(member, act.day());
        put(days, member, act, Optional.of(new Gathered(act, outside)));
      }
    }
    return days;
  }

  private static void put(
      Map<String, Map<String, Optional<Gathered>>> days,
      PersonId member,
      ToldAct act,
      Optional<Gathered> gathered) {
    days.computeIfAbsent(MemberDay.idOf(member, act.day()), day -> new LinkedHashMap<>())
        .put(act.act().toString(), gathered);
  }

  private List<Shift.Late> late(Recorded by, Sources.Told told) {
    Map<String, Shift.Late> late = new LinkedHashMap<>();
    told.gone().stream()
        .filter(judges::isLate)
        .forEach(act -> tally(late, by, act).gone().add(act));
    told.come().stream()
        .filter(judges::isLate)
        .forEach(act -> tally(late, by, act).come().add(act));
    return List.copyOf(late.values());
  }

  private static Shift.Late tally(Map<String, Shift.Late> late, Recorded by, ToldAct act) {
    return late.computeIfAbsent(
        LateTally.idOf(act.login(), act.team(), act.recordedAt().day()),
        id -> new Shift.Late(by, id, new ArrayList<>(), new ArrayList<>()));
  }
}
