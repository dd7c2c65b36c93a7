package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.person.PersonId;
import socai.query.projection.Picture;
import socai.team.Memberships;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamId;

/**
 * When a team worked and who was in it.
 *
 * @param from its first day; empty while nothing is told of its formation
 * @param to the first day without it
 * @param lastActs the latest day on which each member was ever told to have guided: later changes
 *     of the roster cannot concern an act
 */
record KnownTeam(
    @JsonProperty("_id") String id,
    long position,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Memberships memberships,
    Map<String, LocalDate> lastActs)
    implements Picture {
  static KnownTeam unknown(TeamId team) {
    return new KnownTeam(
        team.toString(), 0, Optional.empty(), Optional.empty(), Memberships.NONE, Map.of());
  }

  KnownTeam after(TeamEvent event, long at) {
    return new KnownTeam(
        id,
        at,
        event instanceof TeamFormed e ? Optional.of(e.from()) : from,
        event instanceof TeamDissolved e ? Optional.of(e.on()) : to,
        memberships.after(event),
        lastActs);
  }

  KnownTeam guided(List<PersonId> members, LocalDate day, long at) {
    Map<String, LocalDate> last = new LinkedHashMap<>(lastActs);
    members.forEach(m -> last.merge(m.toString(), day, (a, b) -> a.isAfter(b) ? a : b));
    return new KnownTeam(id, at, from, to, memberships, last);
  }

  Optional<Outside> outside(PersonId member, LocalDate day) {
    if (from.map(day::isBefore).orElse(true)) {
      return Optional.of(Outside.BEFORE_THE_TEAM);
    }
    if (to.filter(end -> !day.isBefore(end)).isPresent()) {
      return Optional.of(Outside.AFTER_THE_TEAM);
    }
    return memberships.on(day).anyMatch(m -> m.person().equals(member))
        ? Optional.empty()
        : Optional.of(Outside.NOT_A_MEMBER);
  }
}
