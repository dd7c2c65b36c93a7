package socai.query.totals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import socai.event.HistoryEvent;
import socai.query.figure.Contribution;
import socai.query.figure.DatedTeam;
import socai.query.figure.Figure;
import socai.query.projection.View;
import socai.team.TeamEvent;
import socai.team.TeamId;

/** What the totals need to know of a team: what its next event changes follows from it. */
record CountedTeam(@JsonProperty("_id") String id, long position, DatedTeam team) implements View {
  static CountedTeam unknown(TeamId team) {
    return new CountedTeam(team.toString(), 0, DatedTeam.UNKNOWN);
  }

  CountedTeam after(HistoryEvent<TeamEvent> recorded) {
    return new CountedTeam(id, recorded.order(), team.after(recorded));
  }

  /** By how much an event by which it comes to be {@code after} changes the totals. */
  List<Change> changes(CountedTeam after) {
    return team.contributions(after.team).stream().flatMap(CountedTeam::change).toList();
  }

  private static Stream<Change> change(Contribution c) {
    if (c.to() instanceof Figure.Teams f) {
      return f.level().stream()
          .map(level -> new Change(TotalsOfDay.none(level, c.day()), c.amount(), 0));
    }
    return c.to() instanceof Figure.Members f
        ? f.level().stream()
            .map(level -> new Change(TotalsOfDay.none(level, c.day()), 0, c.amount()))
        : Stream.empty();
  }

  /** So many teams and members more, or fewer, from a day on. */
  record Change(TotalsOfDay day, int teams, int members) {}
}
