package socai.query.totals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.ledger.Position;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;
import socai.team.TeamEvent;

/** Counts teams and members by level, as changes from day to day. */
@Component
class TotalsProjection implements Projection {
  static final String NAME = "totals";

  static final ReadModelCollection<TotalsOfDay> DAYS =
      ReadModelCollection.of(NAME, NAME, TotalsOfDay.class).read(Past.BATCHES);
  private static final ReadModelCollection<CountedTeam> TEAMS =
      ReadModelCollection.of(NAME, "totals_teams", CountedTeam.class);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(TeamEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(DAYS, TEAMS);
  }

  private record Changed(Position at, List<CountedTeam.Change> changes) {}

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    ViewBatch<CountedTeam> teams = session.views(TEAMS);
    teams.load(batch.stream().map(r -> ((TeamEvent) r.event()).team().toString()).toList());
    List<Changed> counted = batch.stream().map(r -> apply(r, teams)).toList();
    ViewBatch<TotalsOfDay> totals = session.views(DAYS);
    totals.load(
        counted.stream()
            .flatMap(t -> t.changes().stream())
            .map(c -> c.day().id())
            .distinct()
            .toList());
    for (Changed one : counted) {
      byDay(one.changes())
          .forEach(
              (day, changes) -> {
                totals.project(day);
                totals.change(day.id(), one.at(), before -> with(before, changes, one.at()));
              });
    }
    totals.flush();
    teams.flush();
  }

  private static Changed apply(Recorded recorded, ViewBatch<CountedTeam> teams) {
    TeamEvent event = (TeamEvent) recorded.event();
    String id = event.team().toString();
    teams.project(CountedTeam.unknown(event.team()));
    CountedTeam before = teams.get(id).orElseThrow();
    teams.change(id, recorded.at(), team -> team.after(recorded.inHistory(event)));
    return new Changed(recorded.at(), before.changes(teams.get(id).orElseThrow()));
  }

  private static Map<TotalsOfDay, List<CountedTeam.Change>> byDay(
      List<CountedTeam.Change> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                CountedTeam.Change::day, LinkedHashMap::new, Collectors.toList()));
  }

  private static TotalsOfDay with(
      TotalsOfDay before, List<CountedTeam.Change> changes, Position at) {
    return before.plus(
        changes.stream().mapToInt(CountedTeam.Change::teams).sum(),
        changes.stream().mapToInt(CountedTeam.Change::members).sum(),
        at.value());
  }
}
