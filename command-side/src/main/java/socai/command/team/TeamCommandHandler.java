package socai.command.team;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;
import socai.command.BusinessClock;
import socai.command.ChangeKind;
import socai.command.InsteadOf;
import socai.command.axon.CommandHandlers;
import socai.command.axon.Streams;
import socai.command.territory.Lifetimes;
import socai.command.territory.UnitState;
import socai.event.EntryId;
import socai.event.StreamId;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.time.RecordedAt;

/**
 * Handles commands about teams. What begins or ends a team is also told to its unit, in one commit,
 * and is decided while both are open.
 */
@Component
class TeamCommandHandler implements CommandHandlers {
  private final Streams<TeamState> teams;
  private final Streams<UnitState> units;
  private final BusinessClock today;

  TeamCommandHandler(Streams<TeamState> teams, Streams<UnitState> units, BusinessClock today) {
    this.teams = teams;
    this.units = units;
    this.today = today;
  }

  @CommandHandler
  void handle(FormTeam c) {
    decide(
        new Entry(
            c.team(),
            c.entry(),
            c.insteadOf(),
            Optional.of(c.unit()),
            false,
            ChangeKind.of(c.insteadOf())),
        (rules, team) -> Optional.of(rules.form(team, c)));
  }

  @CommandHandler
  void handle(RenameTeam c) {
    decide(
        new Entry(c.team(), c.entry(), c.insteadOf()),
        (rules, team) -> Optional.of(rules.rename(team, c)));
  }

  @CommandHandler
  void handle(DissolveTeam c) {
    decide(
        new Entry(c.team(), c.entry(), c.insteadOf(), Optional.empty(), true, ChangeKind.END),
        (rules, team) -> Optional.of(rules.dissolve(team, c)));
  }

  @CommandHandler
  void handle(EnrolMember c) {
    decide(
        new Entry(c.team(), c.entry(), c.insteadOf()),
        (rules, team) -> Optional.of(rules.enrol(team, c)));
  }

  @CommandHandler
  void handle(ChangeRole c) {
    decide(
        new Entry(c.team(), c.entry(), c.insteadOf()),
        (rules, team) -> Optional.of(rules.changeRole(team, c)));
  }

  @CommandHandler
  void handle(LeaveTeam c) {
    decide(
        new Entry(c.team(), c.entry(), c.insteadOf(), Optional.empty(), false, ChangeKind.END),
        (rules, team) -> Optional.of(rules.leave(team, c)));
  }

  @CommandHandler
  void handle(RetractTeamEntry c) {
    decide(
        new Entry(c.team(), c.entry(), Optional.of(new InsteadOf(c.retracts(), c.reason()))),
        (rules, team) -> Optional.empty());
  }

  /**
   * What a command records.
   *
   * @param wrong what it takes back
   * @param forUnit the unit that the team is formed for, if it is
   * @param ends whether the team ends by it
   * @param kind what it does to how much is recorded
   */
  private record Entry(
      TeamId team,
      EntryId id,
      Optional<InsteadOf> wrong,
      Optional<UnitId> forUnit,
      boolean ends,
      ChangeKind kind) {
    /** Of a command that neither begins nor ends anything for a unit, or takes something back. */
    Entry(TeamId team, EntryId id, Optional<InsteadOf> wrong) {
      this(team, id, wrong, Optional.empty(), false, ChangeKind.of(wrong));
    }

    StreamId stream() {
      return team.stream();
    }

    /** The units that may have to be told when {@code known} is what was recorded of the team. */
    Set<UnitId> units(TeamHistory known) {
      Set<UnitId> units = new LinkedHashSet<>();
      forUnit.ifPresent(units::add);
      if (ends || wrong.isPresent()) {
        known.unit().ifPresent(units::add);
      }
      return units;
    }
  }

  /** Units are opened before the team; which, is known for sure only when the team is open. */
  private void decide(
      Entry entry, BiFunction<TeamRules, TeamHistory, Optional<TeamEvent>> decision) {
    RecordedAt now = today.now();
    SortedMap<String, UnitId> concerned = new TreeMap<>();
    entry.units(teams.look(entry.stream()).team()).forEach(u -> concerned.put(u.toString(), u));
    concerned.values().forEach(unit -> units.open(unit.stream()));
    TeamState state = teams.open(entry.stream());
    TeamHistory team = state.team();
    if (!entry.units(team).equals(Set.copyOf(concerned.values()))) {
      throw new ConcurrencyException("the team came to another unit meanwhile");
    }
    TeamRules rules = new TeamRules(now);
    List<TeamEvent> events = new ArrayList<>();
    TeamHistory after = team;
    if (entry.wrong().isPresent()) {
      InsteadOf wrong = entry.wrong().get();
      events.add(rules.retract(team, entry.team(), wrong.entry(), wrong.reason()));
      after = after.after(events.get(0), entry.id());
    }
    Optional<TeamEvent> right = decision.apply(rules, after);
    if (right.isPresent()) {
      events.add(right.get());
      after = after.after(right.get(), entry.id());
    }
    TeamRules.hold(team, after, entry.id(), entry.wrong().map(InsteadOf::entry));
    if (right.isPresent()) {
      TeamRules.BOUND.demand(state.tally(), entry.kind());
    }
    recordInUnits(entry, concerned.values(), right, now);
    teams.add(entry.stream(), events);
  }

  private void recordInUnits(
      Entry entry, Iterable<UnitId> concerned, Optional<TeamEvent> right, RecordedAt now) {
    UnitTeamRules rules =
        new UnitTeamRules(new Lifetimes(above -> units.look(above.stream()).unit()), now);
    for (UnitId unit : concerned) {
      units.decide(
          unit.stream(),
          state ->
              rules.recorded(
                  new UnitTeamRules.Entry(
                      unit,
                      entry.team(),
                      entry.id(),
                      entry.wrong().map(InsteadOf::entry),
                      right,
                      entry.kind()),
                  state));
    }
  }
}
