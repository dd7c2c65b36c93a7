package socai.command.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.command.territory.Lifetimes;
import socai.command.territory.UnitState;
import socai.event.EntryId;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.team.UnitTeamEvent;
import socai.team.UnitTeamRetracted;
import socai.team.UnitTeams;
import socai.territory.UnitHistory;
import socai.territory.UnitId;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * The unit's half of what is recorded of a team: one team at a time, and only while the unit exists
 * and all that it stands below.
 */
final class UnitTeamRules {
  /** A new team every year for two centuries. */
  static final Bound BOUND = Bound.of(200, TeamRefusal.UNIT_FULL_HISTORY);

  private final Lifetimes lifetimes;
  private final RecordedAt now;

  UnitTeamRules(Lifetimes lifetimes, RecordedAt now) {
    this.lifetimes = lifetimes;
    this.now = now;
  }

  /**
   * What a command records of a team, as its unit hears of it.
   *
   * @param wrong what it takes back
   * @param right what it tells the team
   * @param kind what {@code right} does to how much is recorded
   */
  record Entry(
      UnitId unit,
      TeamId team,
      EntryId id,
      Optional<EntryId> wrong,
      Optional<TeamEvent> right,
      ChangeKind kind) {}

  /** What is recorded of the unit, which is {@code state} now. */
  List<UnitTeamEvent> recorded(Entry entry, UnitState state) {
    List<UnitTeamEvent> events = new ArrayList<>();
    entry
        .wrong()
        .filter(state.teams()::has)
        .ifPresent(
            wrong ->
                events.add(
                    new UnitTeamRetracted(entry.unit(), entry.team(), wrong, OccurredAt.of(now))));
    Optional<UnitTeamEvent> right =
        entry.right().flatMap(event -> event.accept(new Placement(entry.unit(), state.unit())));
    right.ifPresent(events::add);
    UnitTeams after = state.teams();
    for (UnitTeamEvent event : events) {
      after = after.after(event, entry.id());
    }
    if (!events.isEmpty()) {
      hold(state, after, entry.team());
    }
    if (right.isPresent()) {
      BOUND.demand(state.teamTally(), entry.kind());
    }
    return events;
  }

  private record Placement(UnitId id, UnitHistory unit)
      implements TeamEvent.Visitor<Optional<UnitTeamEvent>> {
    @Override
    public Optional<UnitTeamEvent> formed(TeamFormed event) {
      if (!event.unit().equals(id)) {
        return Optional.empty();
      }
      mayHave(unit, event);
      return Optional.of(new TeamAssignedToUnit(id, event.team(), event.from()));
    }

    @Override
    public Optional<UnitTeamEvent> dissolved(TeamDissolved event) {
      return Optional.of(new TeamReleasedFromUnit(id, event.team(), event.on()));
    }

    @Override
    public Optional<UnitTeamEvent> renamed(TeamRenamed event) {
      return Optional.empty();
    }

    @Override
    public Optional<UnitTeamEvent> joined(MemberJoined event) {
      return Optional.empty();
    }

    @Override
    public Optional<UnitTeamEvent> roleChanged(RoleChanged event) {
      return Optional.empty();
    }

    @Override
    public Optional<UnitTeamEvent> left(MemberLeft event) {
      return Optional.empty();
    }

    @Override
    public Optional<UnitTeamEvent> retracted(TeamEntryRetracted event) {
      return Optional.empty();
    }
  }

  private static void mayHave(UnitHistory unit, TeamFormed formed) {
    if (!unit.existsOn(formed.from())) {
      throw TeamRefusal.UNIT_UNKNOWN.refused();
    }
    if (unit.level().filter(level -> level.hasTeams()).isEmpty()) {
      throw TeamRefusal.UNIT_WITHOUT_TEAMS.refused();
    }
    if (!unit.level().equals(Optional.of(formed.level()))) {
      throw TeamRefusal.WRONG_LEVEL.refused();
    }
  }

  /**
   * The team has the unit on no day, but for those on which it had it before, without all above.
   */
  private void hold(UnitState before, UnitTeams after, TeamId team) {
    if (after.hasTwoAtOnce()) {
      throw TeamRefusal.UNIT_HAS_A_TEAM.refused();
    }
    for (UnitTeams.Term term : after.terms()) {
      boolean had = before.teams().terms().stream().anyMatch(known -> isWithin(term, known));
      if (term.team().equals(team)
          && !had
          && !lifetimes.cover(before.unit(), term.from(), term.to())) {
        throw TeamRefusal.UNIT_ABOLISHED.refused();
      }
    }
  }

  private static boolean isWithin(UnitTeams.Term term, UnitTeams.Term known) {
    return term.team().equals(known.team())
        && !term.from().isBefore(known.from())
        && known
            .to()
            .map(end -> term.to().filter(own -> !own.isAfter(end)).isPresent())
            .orElse(true);
  }
}
