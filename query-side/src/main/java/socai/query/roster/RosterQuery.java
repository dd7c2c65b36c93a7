package socai.query.roster;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import socai.query.projection.Dated;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
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

  Optional<Roster> roster(TeamId team, LocalDate asOf, Shown shown) {
    return readModels
        .at(RosterProjection.TEAMS, shown)
        .get(team.toString())
        .map(picture -> roster(picture, asOf, shown));
  }

  private Roster roster(TeamPicture team, LocalDate asOf, Shown shown) {
    List<Roster.Member> members =
        team.memberships()
            .on(asOf)
            .map(
                m ->
                    new Roster.Member(
                        m.person(),
                        team.people().getOrDefault(m.person().toString(), ""),
                        m.role(),
                        m.organisation(),
                        m.from()))
            .sorted(Comparator.comparing(Roster.Member::role))
            .toList();
    return new Roster(
        asOf,
        shown.position(),
        new Roster.Team(teamId(team), nameOn(asOf, team), team.decision(), team.from(), team.to()),
        units.find(unitId(team), asOf, shown),
        members);
  }

  /** The teams that work on {@code asOf} for {@code unit} and for the units directly below it. */
  TeamList list(UnitId unit, LocalDate asOf, Optional<TeamId> after, int limit, Shown shown) {
    List<String> served = new ArrayList<>(List.of(unit.toString()));
    for (Unit below : units.below(Set.of(unit), asOf, shown)) {
      served.add(below.id().toString());
    }
    List<TeamList.Line> lines = new ArrayList<>();
    Optional<TeamId> next = Optional.empty();
    String last = after.map(TeamId::toString).orElse("");
    for (TeamPicture team :
        readModels
            .at(RosterProjection.TEAMS, shown)
            .find(id -> Filters.and(Filters.in("unit", served), Filters.gt(id, last)))) {
      if (asOf.isBefore(team.from()) || !team.to().map(asOf::isBefore).orElse(true)) {
        continue;
      }
      if (lines.size() == limit) {
        next = Optional.of(lines.get(limit - 1).id());
        break;
      }
      lines.add(
          new TeamList.Line(
              teamId(team),
              nameOn(asOf, team),
              unitId(team),
              team.level(),
              (int) team.memberships().on(asOf).count()));
    }
    return new TeamList(asOf, shown.position(), lines, next);
  }

  /** Before its first day a team is shown under its first name. */
  private static String nameOn(LocalDate asOf, TeamPicture team) {
    return Dated.on(asOf, team.names()).orElseGet(() -> team.names().get(0).value());
  }

  private static TeamId teamId(TeamPicture team) {
    return new TeamId(UUID.fromString(team.id()));
  }

  private static UnitId unitId(TeamPicture team) {
    return new UnitId(UUID.fromString(team.unit()));
  }
}
