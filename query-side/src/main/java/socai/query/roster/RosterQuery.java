package socai.query.roster;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.team.TeamId;
import socai.territory.UnitId;

/** Reads rosters. A team is one document, so a past date costs as much as today. */
@Component
class RosterQuery {
  private final ReadModels readModels;
  private final UnitQuery units;

  RosterQuery(ReadModels readModels, UnitQuery units) {
    this.readModels = readModels;
    this.units = units;
  }

  /** Empty also for a team whose formation was retracted. */
  Optional<Roster> roster(TeamId id, LocalDate asOf, ReadSnapshot snapshot) {
    return readModels
        .at(RosterProjection.TEAMS, snapshot)
        .get(id.toString())
        .map(TeamView::team)
        .flatMap(team -> team.formation().map(formed -> roster(formed, team, asOf, snapshot)));
  }

  private Roster roster(
      TeamFormed formed, TeamHistory team, LocalDate asOf, ReadSnapshot snapshot) {
    Map<PersonId, Personal> people = team.people();
    List<Roster.Member> members =
        team.memberships()
            .on(asOf)
            .map(
                m ->
                    new Roster.Member(
                        m.person(),
                        Optional.ofNullable(people.get(m.person())).map(Personal::text).orElse(""),
                        m.role(),
                        m.organisation(),
                        m.from()))
            .sorted(Comparator.comparing(Roster.Member::role))
            .toList();
    return new Roster(
        asOf,
        snapshot.position(),
        new Roster.Team(
            formed.team(),
            nameOn(asOf, formed, team),
            formed.decision(),
            formed.from(),
            team.dissolved()),
        units.find(formed.unit(), asOf, snapshot),
        members);
  }

  /** The teams that work on {@code asOf} for {@code unit} and for the units directly below it. */
  TeamList list(
      UnitId unit, LocalDate asOf, Optional<TeamId> after, int limit, ReadSnapshot snapshot) {
    List<String> served = new ArrayList<>(List.of(unit.toString()));
    for (Unit below : units.below(Set.of(unit), asOf, snapshot)) {
      served.add(below.id().toString());
    }
    List<TeamList.Line> lines = new ArrayList<>();
    Optional<TeamId> next = Optional.empty();
    String last = after.map(TeamId::toString).orElse("");
    for (TeamView view :
        readModels
            .at(RosterProjection.TEAMS, snapshot)
            .find(id -> Filters.and(Filters.in("unit", served), Filters.gt(id, last)))) {
      TeamHistory team = view.team();
      if (!team.worksOn(asOf)) {
        continue;
      }
      if (lines.size() == limit) {
        next = Optional.of(lines.get(limit - 1).id());
        break;
      }
      TeamFormed formed = team.formation().orElseThrow();
      lines.add(
          new TeamList.Line(
              formed.team(),
              nameOn(asOf, formed, team),
              formed.unit(),
              formed.level(),
              (int) team.memberships().on(asOf).count()));
    }
    return new TeamList(asOf, snapshot.position(), lines, next);
  }

  /** Before its first day a team is shown under its first name. */
  private static String nameOn(LocalDate asOf, TeamFormed formed, TeamHistory team) {
    SortedMap<LocalDate, String> until = team.names().headMap(asOf.plusDays(1));
    return until.isEmpty() ? formed.name() : Objects.requireNonNull(until.get(until.lastKey()));
  }
}
