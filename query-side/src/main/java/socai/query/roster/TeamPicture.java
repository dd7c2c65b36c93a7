package socai.query.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.Dated;
import socai.query.projection.Picture;
import socai.team.Decision;
import socai.team.Founder;
import socai.team.MemberJoined;
import socai.team.Memberships;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamRenamed;
import socai.territory.UnitLevel;

/**
 * A team through all its time.
 *
 * @param people the names of all who have been in it, by person
 * @param to the first day without it
 */
record TeamPicture(
    @JsonProperty("_id") String id,
    long position,
    String unit,
    UnitLevel level,
    List<Dated<String>> names,
    Decision decision,
    LocalDate from,
    Optional<LocalDate> to,
    Memberships memberships,
    Map<String, String> people)
    implements Picture {
  static TeamPicture of(TeamFormed e) {
    return new TeamPicture(
        e.team().toString(),
        0,
        e.unit().toString(),
        e.level(),
        List.of(new Dated<>(e.name(), e.from())),
        e.decision(),
        e.from(),
        Optional.empty(),
        Memberships.NONE,
        Map.of());
  }

  TeamPicture after(TeamEvent event, long at) {
    List<Dated<String>> named = names;
    Optional<LocalDate> until = to;
    Map<String, String> known = new LinkedHashMap<>(people);
    if (event instanceof TeamFormed e) {
      for (Founder founder : e.founders()) {
        know(known, founder.person(), founder.name());
      }
    } else if (event instanceof MemberJoined e) {
      know(known, e.person(), e.name());
    } else if (event instanceof TeamRenamed e) {
      named = Dated.and(names, new Dated<>(e.name(), e.from()));
    } else if (event instanceof TeamDissolved e) {
      until = Optional.of(e.on());
    }
    return new TeamPicture(
        id, at, unit, level, named, decision, from, until, memberships.after(event), known);
  }

  private static void know(Map<String, String> people, PersonId person, Personal name) {
    people.put(person.toString(), name.text());
  }
}
