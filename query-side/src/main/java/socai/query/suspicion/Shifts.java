package socai.query.suspicion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import socai.event.Event;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.suspicion.FindingEvent;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
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
      sources.tell(e, recorded.at());
    } else if (event instanceof TeamEvent e) {
      roster(recorded, e);
    } else if (event instanceof FindingEvent e) {
      shifts.add(new Shift.Said(recorded, e));
    } else {
      Sources.householdOf(event).ifPresent(household -> acts(recorded, household));
    }
  }

  private void roster(Recorded recorded, TeamEvent event) {
    KnownTeam team = sources.tell(event, recorded.at());
    if (event instanceof TeamFormed) {
      all(recorded, team, LocalDate.MIN);
    } else if (event instanceof TeamDissolved e) {
      all(recorded, team, e.on());
    } else if (event instanceof MemberJoined e) {
      one(recorded, team, e.person(), e.from());
    } else if (event instanceof MemberLeft e) {
      one(recorded, team, e.person(), e.on());
    } else if (event instanceof RoleChanged e) {
      one(recorded, team, e.person(), e.from());
    }
  }

  private void all(Recorded recorded, KnownTeam team, LocalDate from) {
    team.lastActs()
        .keySet()
        .forEach(m -> one(recorded, team, new PersonId(UUID.fromString(m)), from));
  }

  private void one(Recorded recorded, KnownTeam team, PersonId member, LocalDate from) {
    LocalDate last = team.lastActs().get(member.toString());
    if (last != null && !last.isBefore(from)) {
      shifts.add(new Shift.Roster(recorded, team, member, from));
    }
  }

  private void acts(Recorded recorded, HouseholdId household) {
    sources
        .tell(household, recorded)
        .ifPresent(
            told -> {
              shifts.add(
                  new Shift.Household(
                      recorded, judges.judge(told.before()), judges.judge(told.after())));
              gathered(told).forEach((id, acts) -> shifts.add(new Shift.Acts(recorded, id, acts)));
            });
  }

  private Map<String, Map<String, Optional<Gathered>>> gathered(Sources.Told told) {
    Map<String, Map<String, Optional<Gathered>>> changed = new LinkedHashMap<>();
    Set<String> acts = new LinkedHashSet<>(told.before().acts().keySet());
    acts.addAll(told.after().acts().keySet());
    for (String act : acts) {
      Optional<ToldAct> before = Optional.ofNullable(told.before().acts().get(act));
      Optional<ToldAct> after = Optional.ofNullable(told.after().acts().get(act));
      if (before.equals(after)) {
        continue;
      }
      before.stream()
          .flatMap(this::placesOf)
          .forEach(p -> put(changed, p.gathering(), act, Optional.empty()));
      after.stream()
          .flatMap(this::placesOf)
          .forEach(p -> put(changed, p.gathering(), act, Optional.of(p.gathered())));
    }
    return changed;
  }

  private record InPlace(String gathering, Gathered gathered) {}

  private Stream<InPlace> placesOf(ToldAct act) {
    Stream<InPlace> members =
        act.members().stream()
            .map(
                m ->
                    new InPlace(
                        Gathering.ofMember(m, act.day()),
                        new Gathered(act, sources.team(act.team()).outside(m, act.day()))));
    return judges.isLate(act)
        ? Stream.concat(
            members,
            Stream.of(
                new InPlace(
                    Gathering.ofLate(act.login(), act.team(), act.recordedAt().day()),
                    new Gathered(act, Optional.empty()))))
        : members;
  }

  private static void put(
      Map<String, Map<String, Optional<Gathered>>> changed,
      String gathering,
      String act,
      Optional<Gathered> gathered) {
    changed.computeIfAbsent(gathering, g -> new LinkedHashMap<>()).put(act, gathered);
  }
}
