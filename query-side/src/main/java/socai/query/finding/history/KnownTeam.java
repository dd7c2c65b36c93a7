package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.event.HistoryEvent;
import socai.person.PersonId;
import socai.query.projection.View;
import socai.team.Nameless;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.team.TeamId;

/**
 * When a team worked and who was in it, without anybody's name.
 *
 * @param lastActs the latest day on which each member was ever told to have guided: later changes
 *     of the roster cannot concern an act
 */
public record KnownTeam(
    @JsonProperty("_id") String id,
    long position,
    TeamHistory team,
    Map<String, LocalDate> lastActs)
    implements View {
  public static KnownTeam unknown(TeamId team) {
    return new KnownTeam(team.toString(), 0, TeamHistory.UNKNOWN, Map.of());
  }

  public KnownTeam after(HistoryEvent<TeamEvent> recorded) {
    return new KnownTeam(
        id, recorded.order(), team.after(recorded.as(Nameless.of(recorded.event()))), lastActs);
  }

  public KnownTeam guided(List<PersonId> members, LocalDate day, long at) {
    Map<String, LocalDate> last = new LinkedHashMap<>(lastActs);
    members.forEach(m -> last.merge(m.toString(), day, (a, b) -> a.isAfter(b) ? a : b));
    return new KnownTeam(id, at, team, last);
  }

  public Optional<Outside> outside(PersonId member, LocalDate day) {
    if (team.formation().map(TeamFormed::from).map(day::isBefore).orElse(true)) {
      return Optional.of(Outside.BEFORE_THE_TEAM);
    }
    if (!team.worksOn(day)) {
      return Optional.of(Outside.AFTER_THE_TEAM);
    }
    return team.isMember(member, day) ? Optional.empty() : Optional.of(Outside.NOT_A_MEMBER);
  }
}
