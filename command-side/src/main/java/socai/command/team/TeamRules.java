package socai.command.team;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socai.command.Bound;
import socai.command.CommandRefusal;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.MemberTime;
import socai.team.MemberTime.Contradiction;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFact;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.team.TeamId;
import socai.team.TeamRenamed;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * What may be recorded of teams, in any order: one leader at a time, nobody twice in one team at
 * one time, nothing before it was formed or after it was dissolved.
 *
 * <p>Each decides on a team from which what is to be replaced has been retracted already.
 */
final class TeamRules {
  /**
   * A team of nine in which everybody is replaced every year, for 55 years. The reserve is for the
   * departures of up to two hundred founders, who are recorded in one change, and a hundred more.
   */
  static final Bound BOUND = new Bound(500, 300, TeamRefusal.FULL_HISTORY);

  private final RecordedAt now;

  TeamRules(RecordedAt now) {
    this.now = now;
  }

  TeamEvent form(TeamHistory team, FormTeam c) {
    if (team.formation().isPresent()) {
      throw TeamRefusal.KNOWN.refused();
    }
    notInTheFuture(c.from());
    if (c.decision().date().isAfter(c.from())) {
      throw TeamRefusal.DECIDED_LATER.refused();
    }
    Set<PersonId> people = new HashSet<>();
    boolean led = false;
    for (NewMember founder : c.founders()) {
      if (!people.add(founder.person())) {
        throw TeamRefusal.MEMBER_TWICE.refused();
      }
      if (founder.role() == Role.LEADER && led) {
        throw TeamRefusal.SECOND_LEADER.refused();
      }
      led |= founder.role() == Role.LEADER;
    }
    return new TeamFormed(
        c.team(),
        c.unit(),
        c.level(),
        c.name(),
        c.decision().decision(),
        c.from(),
        c.founders().stream().map(NewMember::founder).toList());
  }

  TeamEvent rename(TeamHistory team, RenameTeam c) {
    mayChange(team, c.from());
    return new TeamRenamed(c.team(), c.name(), c.from());
  }

  TeamEvent dissolve(TeamHistory team, DissolveTeam c) {
    mayChange(team, c.on());
    notInTheFuture(c.decision().date());
    if (!team.events().after(c.on()).isEmpty()) {
      throw TeamRefusal.LATER_CHANGES.refused();
    }
    return new TeamDissolved(c.team(), c.on(), c.decision().decision());
  }

  TeamEvent enrol(TeamHistory team, EnrolMember c) {
    mayChange(team, c.from());
    return new MemberJoined(
        c.team(),
        c.person(),
        new Personal(c.person().subject(), c.name()),
        c.role(),
        c.organisation(),
        c.from());
  }

  TeamEvent changeRole(TeamHistory team, ChangeRole c) {
    mayChange(team, c.from());
    return new RoleChanged(c.team(), c.person(), c.role(), c.from());
  }

  TeamEvent leave(TeamHistory team, LeaveTeam c) {
    mayChange(team, c.on());
    return new MemberLeft(c.team(), c.person(), c.on());
  }

  /** The retraction of what was recorded in {@code entry}. */
  TeamEntryRetracted retract(TeamHistory team, TeamId id, EntryId entry, String reason) {
    if (!team.events().has(entry)) {
      throw TeamRefusal.ENTRY_UNKNOWN.refused();
    }
    List<TeamEvent> wrong = team.events().of(entry);
    String about =
        TeamFact.of(wrong.get(0))
            .onlyPerson()
            .map(PersonId::subject)
            .orElse(id.stream().toString());
    return new TeamEntryRetracted(id, entry, new Personal(about, reason), OccurredAt.of(now));
  }

  private void mayChange(TeamHistory team, LocalDate day) {
    TeamFormed formed = team.formation().orElseThrow(TeamRefusal.UNKNOWN::refused);
    notInTheFuture(day);
    if (day.isBefore(formed.from())) {
      throw TeamRefusal.BEFORE_FORMATION.refused();
    }
    if (team.dissolved().filter(end -> !day.isBefore(end)).isPresent()) {
      throw TeamRefusal.DISSOLVED.refused();
    }
  }

  private void notInTheFuture(LocalDate day) {
    if (day.isAfter(now.day())) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }

  /**
   * Demands that all that is recorded of {@code after} can be, as far as {@code entry} changed it.
   */
  static void hold(TeamHistory before, TeamHistory after, EntryId entry, Optional<EntryId> wrong) {
    within(after);
    for (PersonId person : concerned(before, after, entry, wrong)) {
      List<Contradiction> known = before.timeOf(person).contradictions();
      for (Contradiction against : after.timeOf(person).contradictions()) {
        boolean own = against.event().entry().equals(entry);
        if (own || !(known.contains(against) || against.reason() == MemberTime.Reason.SAME_ROLE)) {
          throw own
              ? refusal(against.reason()).refused()
              : against(wrong.isPresent(), against.event());
        }
      }
      if (after.isSecondLeader(person)) {
        throw TeamRefusal.SECOND_LEADER.refused();
      }
    }
  }

  private static Set<PersonId> concerned(
      TeamHistory before, TeamHistory after, EntryId entry, Optional<EntryId> wrong) {
    Set<PersonId> concerned = new LinkedHashSet<>();
    if (before.formation().equals(after.formation())
        && before.dissolved().equals(after.dissolved())) {
      after.events().of(entry).forEach(e -> concerned.addAll(TeamFact.of(e).people()));
      wrong
          .map(before.events()::of)
          .orElse(List.of())
          .forEach(e -> concerned.addAll(TeamFact.of(e).people()));
    } else {
      concerned.addAll(before.people().keySet());
      concerned.addAll(after.people().keySet());
    }
    return concerned;
  }

  /**
   * Nothing is recorded of a team that was not formed, nor of days before that or after its end.
   */
  private static void within(TeamHistory team) {
    Optional<LocalDate> from = team.formation().map(TeamFormed::from);
    team.events()
        .first()
        .filter(first -> from.map(first.day()::isBefore).orElse(true))
        .ifPresent(
            first -> {
              throw rests(first);
            });
    team.dissolved()
        .flatMap(end -> team.events().after(end).stream().findFirst())
        .ifPresent(
            later -> {
              throw rests(later);
            });
  }

  private static RuntimeException against(boolean taken, HistoryEvent<TeamEvent> recorded) {
    return taken
        ? rests(recorded)
        : TeamRefusal.OUT_OF_ORDER.refused(Map.of("entry", recorded.entry().toString()));
  }

  private static RuntimeException rests(HistoryEvent<TeamEvent> recorded) {
    return TeamRefusal.RESTS_ON_IT.refused(Map.of("entry", recorded.entry().toString()));
  }

  private static TeamRefusal refusal(MemberTime.Reason reason) {
    return switch (reason) {
      case MEMBER_ALREADY -> TeamRefusal.MEMBER_TWICE;
      case NO_MEMBER -> TeamRefusal.NOT_A_MEMBER;
      case SAME_ROLE -> TeamRefusal.SAME_ROLE;
      case BEFORE_THE_TEAM -> TeamRefusal.BEFORE_FORMATION;
      case AFTER_THE_TEAM -> TeamRefusal.DISSOLVED;
    };
  }
}
