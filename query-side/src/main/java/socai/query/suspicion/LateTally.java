package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import socai.query.projection.Picture;
import socai.team.TeamId;

/** What the late acts that one login told of one team on one day come to. */
record LateTally(@JsonProperty("_id") String id, long position, Tally tally) implements Picture {
  private static final int DAY_LENGTH = "2023-03-06".length();

  static LateTally none(String id) {
    return new LateTally(id, 0, Tally.NONE);
  }

  /** What {@code login} told of {@code team} on {@code recorded}, late. */
  static String idOf(String login, TeamId team, LocalDate recorded) {
    return "late/" + team + "@" + recorded + "/" + login;
  }

  LateTally changed(List<ToldAct> come, List<ToldAct> gone, long at) {
    return new LateTally(id, at, tally.changed(come, gone));
  }

  /** On which day they were recorded. */
  LocalDate recorded() {
    int from = id.indexOf('@') + 1;
    return LocalDate.parse(id.substring(from, from + DAY_LENGTH));
  }
}
